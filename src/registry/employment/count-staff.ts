import type { Tx } from '#platform'
import { registry } from '../tables.ts'
import { staffNumbers } from './staff-numbers.ts'

/** Whose staff, and which of them: part of a name, or a whole ID number. */
export interface StaffQuestion {
  readonly unitNo: string
  readonly words?: string
}

/** How many people a unit insures now. */
export async function countStaff(tx: Tx, question: StaffQuestion): Promise<number> {
  const { people } = await registry(tx)
    .selectFrom(staffNumbers(tx, question).as('staff'))
    .select(of => of.fn.countAll<number>().as('people'))
    .executeTakeFirstOrThrow()
  return people
}
