import { escapeLiteral, type PoolClient } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { unescapeCopy } from '#platform'
import type { YearFacts, YearFactsQuestion } from './year-facts.ts'
import { yearFactsOf, yearFactsSql } from './year-facts-sql.ts'

/** A range of unit numbers: after one (exclusive) up to another (inclusive), or to the last. */
export interface UnitRange {
  readonly after: string
  readonly upTo?: string
}

/**
 * The facts of the units of a range, in batches as the database sends them, in the order of unit numbers; memory
 * stays flat. The client works in the hall's own scope: the annual run sees every unit.
 */
export async function* streamYearFacts(
  client: PoolClient,
  question: YearFactsQuestion,
  range: UnitRange,
): AsyncGenerator<readonly YearFacts[]> {
  const { after, upTo } = range
  // COPY takes no parameters.
  const statement = yearFactsSql(question, {
    value: escapeLiteral,
    within: column =>
      `${column} > ${escapeLiteral(after)}${upTo === undefined ? '' : ` and ${column} <= ${escapeLiteral(upTo)}`}`,
    rows: 'every_',
  })
  const stream = client.query(copyTo(`copy (${statement}) to stdout`))
  stream.setEncoding('utf8')
  let rest = ''
  for await (const chunk of stream) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    if (lines.length > 0) yield lines.map(line => yearFactsOf(unescapeCopy(line)))
  }
}
