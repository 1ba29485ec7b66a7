import { sql } from 'kysely'
import type { Tx } from '#platform'
import { casework } from '../tables.ts'
import type { State } from '../workflow.ts'

/** Number of cases of the area per state. */
export async function deskCounts(tx: Tx): Promise<Partial<Record<State, number>>> {
  const rows = await casework(tx)
    .selectFrom('casework.declaration')
    .select(['state', sql<number>`count(*)`.as('number')])
    .where('submitted_at', 'is not', null)
    .groupBy('state')
    .execute()
  return Object.fromEntries(rows.map(row => [row.state, row.number]))
}
