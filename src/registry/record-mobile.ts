import { randomUUID } from 'node:crypto'
import { blindIndex, seal, type Tx } from '#platform'
import type { Person } from './person.ts'
import { sealed } from './sealed.ts'
import { registry } from './tables.ts'
import { getUnit } from './unit.ts'

export interface MobileChange {
  readonly person: Person
  readonly mobile: string
  /** at the counter by an officer, or by the identity provider */
  readonly source: 'counter' | 'provider'
  readonly by: { readonly accountNo: number | null; readonly name: string; readonly areaCode?: string }
  /** how it was proved, in words */
  readonly reason: string
  readonly at: Date
}

/** Puts a person's mobile on record, with a line of who did it; files no longer overwrite it. */
export async function recordMobile(tx: Tx, change: MobileChange): Promise<void> {
  const { person, mobile, by, at } = change
  const id_no_index = blindIndex(person.idNo, 'id-no')
  const line = { seal_id: randomUUID() }
  const unit = person.unitNo === null ? undefined : await getUnit(tx, person.unitNo)
  await registry(tx)
    .insertInto('registry.person_mobile_change')
    .values({
      person_no: person.personNo,
      name: person.name,
      id_no_sealed: seal(person.idNo, sealed.changedIdNo, line),
      unit_no: person.unitNo,
      area_code: unit?.areaCode ?? by.areaCode ?? '',
      source: change.source,
      by_account_no: by.accountNo,
      by_name: by.name,
      reason: change.reason,
      previous_mobile_sealed:
        person.mobile === null ? null : seal(person.mobile, sealed.previousMobile, line),
      mobile_sealed: seal(mobile, sealed.changedMobile, line),
      changed_at: at,
      ...line,
    })
    .execute()
  await registry(tx)
    .updateTable('registry.person')
    .set({
      mobile_sealed: seal(mobile, sealed.personMobile, { id_no_index }),
      mobile_index: blindIndex(mobile, 'mobile'),
      mobile_confirmed_at: at,
    })
    .where('person_no', '=', person.personNo)
    .execute()
}
