import { refuse, type Tx } from '#platform'
import { lockUnit } from './lock-unit.ts'
import { registry } from './tables.ts'
import { type MaintainedContact, unitContact } from './unit-contact.ts'

/** Names what of a unit's contact an officer was shown: it differs once the contact is maintained again. */
export const contactVersion = ({ maintainedAt }: MaintainedContact): string => maintainedAt.toISOString()

/**
 * 单位联系人信息确认: the maintained contact is no longer 未经核实. @returns the contact.
 * @throws Refusal 'conflict' where nothing waits, or another contact than the one shown.
 */
export async function verifyContact(tx: Tx, unitNo: string, shown: string): Promise<MaintainedContact> {
  await lockUnit(tx, unitNo)
  const contact = await unitContact(tx, unitNo)
  if (!contact?.unverifiedSince) {
    return refuse('conflict', '该单位没有待确认的联系人信息，可能已由其他经办人员确认。')
  }
  if (contactVersion(contact) !== shown) refuse('conflict', '联系人信息已变更，请核对后再确认。')
  await registry(tx)
    .updateTable('registry.unit_contact')
    .set({ unverified_since: null })
    .where('unit_no', '=', unitNo)
    .execute()
  return contact
}
