import type { Tx } from '#platform'
import { registry } from '../tables.ts'
import { type StaffQuestion, staffNumbers } from './staff-numbers.ts'

/** How many people a unit insures now. */
export async function countStaff(tx: Tx, question: StaffQuestion): Promise<number> {
  const { people } = await registry(tx)
    .selectFrom(staffNumbers(tx, question).as('staff'))
    .select(of => of.fn.countAll<number>().as('people'))
    .executeTakeFirstOrThrow()
  return people
}
