import { sql } from 'kysely'
import { anyOf, type Tx, unseal } from '#platform'
import type { Insurance } from '../codes/insurances.ts'
import type { PersonRow } from '../person.ts'
import { sealed } from '../sealed.ts'
import { registry } from '../tables.ts'
import { type StaffQuestion, staffNumbers } from './staff-numbers.ts'

/** One of a unit's people, with what the unit insures them for now. */
export interface StaffMember {
  readonly personNo: number
  readonly name: string
  readonly idNo: string
  readonly insurances: readonly {
    readonly insurance: Insurance
    /** YYYYMM */
    readonly fromMonth: string
    readonly baseFen: number
  }[]
}

/** A unit's staff as it is now, in the order in which people came on record. */
export async function staffOf(
  tx: Tx,
  question: StaffQuestion & { readonly offset: number; readonly limit: number },
): Promise<readonly StaffMember[]> {
  const shown = await staffNumbers(tx, question)
    .orderBy('person_no')
    .offset(question.offset)
    .limit(question.limit)
    .execute()
  const numbers = shown.map(row => row.person_no)
  const { rows: people } = await sql<PersonRow>`
    select * from registry.persons_by_no(${numbers}::bigint[]) order by person_no`.execute(tx)
  const employments = await registry(tx)
    .selectFrom('registry.employment')
    .select(['person_no', 'insurance', 'from_month', 'base_fen'])
    .where('unit_no', '=', question.unitNo)
    .where('to_month', 'is', null)
    .where('person_no', '=', anyOf(numbers))
    .execute()
  return people.map(person => ({
    personNo: person.person_no,
    name: person.name,
    idNo: unseal(person.id_no_sealed, sealed.idNo, person),
    insurances: employments
      .filter(one => one.person_no === person.person_no)
      .map(one => ({ insurance: one.insurance, fromMonth: one.from_month, baseFen: one.base_fen })),
  }))
}
