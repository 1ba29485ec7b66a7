import type { PoolClient } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { unescapeCopy } from '#platform'
import type { YearFacts, YearFactsQuestion } from './year-facts.ts'
import { type UnitRange, yearFactsOf, yearFactsSql } from './year-facts-sql.ts'

/**
 * The facts of the units of a range, in batches as the database sends them, in the order of unit numbers; memory
 * stays flat. The client works in the hall's own scope: the annual run sees every unit.
 */
export async function* streamYearFacts(
  client: PoolClient,
  question: YearFactsQuestion,
  range: UnitRange,
): AsyncGenerator<readonly YearFacts[]> {
  const stream = client.query(copyTo(`copy (${yearFactsSql(question, range, 'every_')}) to stdout`))
  stream.setEncoding('utf8')
  let rest = ''
  for await (const chunk of stream) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    if (lines.length > 0) yield lines.map(line => yearFactsOf(unescapeCopy(line)))
  }
}
