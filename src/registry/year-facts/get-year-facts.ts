import { CompiledQuery } from 'kysely'
import { refuse, type Tx } from '#platform'
import type { YearFacts, YearFactsQuestion } from './year-facts.ts'
import { yearFactsOf, yearFactsSql } from './year-facts-sql.ts'

/** The facts of one unit, by the same SQL as the annual run. @throws Refusal 'not-found'. */
export async function getYearFacts(tx: Tx, unitNo: string, question: YearFactsQuestion): Promise<YearFacts> {
  const values = [unitNo]
  // The same text for every unit, so that it is planned once a connection.
  const statement = yearFactsSql(question, {
    value: text => `$${values.push(text)}`,
    within: column => `${column} = $1`,
    rows: '',
  })
  const { rows } = await tx.executeQuery<Record<string, unknown>>(
    CompiledQuery.raw(namedColumns(statement), values),
  )
  const [row] = rows
  if (!row) return refuse('not-found', '系统中没有该单位，请联系参保地社保经办机构。')
  return yearFactsOf(Object.values(row).map(String))
}

/** The reader ignores column names; they only need to be distinct. */
function namedColumns(statement: string): string {
  const names = Array.from({ length: 18 }, (_, i) => `c${i}`).join(', ')
  return `select * from (${statement}) as facts(${names})`
}
