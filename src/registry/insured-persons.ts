import type { Tx } from '#platform'
import { registry } from './tables.ts'

/** The numbers of the people who are insured with a unit. */
export async function insuredPersons(tx: Tx, unitNo: string): Promise<number[]> {
  const rows = await registry(tx)
    .selectFrom('registry.person')
    .select('person_no')
    .where('unit_no', '=', unitNo)
    .execute()
  return rows.map(row => row.person_no)
}
