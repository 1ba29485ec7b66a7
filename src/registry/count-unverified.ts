import type { Tx } from '#platform'
import { registry } from './tables.ts'

/** How many contacts 未经核实 the caller may see. */
export async function countUnverified(tx: Tx): Promise<number> {
  const { number } = await registry(tx)
    .selectFrom('registry.unit_contact')
    .select(row => row.fn.countAll<number>().as('number'))
    .where('unverified_since', 'is not', null)
    .executeTakeFirstOrThrow()
  return number
}
