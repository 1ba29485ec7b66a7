import { refuse, seal, type Tx } from '#platform'
import { findUnitByCreditCode } from './find-unit.ts'
import { sealed } from './sealed.ts'
import { setCode } from './set-code.ts'
import { registry } from './tables.ts'
import { getUnit } from './unit.ts'
import { sealContact, type UnitContact, unitContact } from './unit-contact.ts'

export interface CreditCodeMaintenance {
  readonly unitNo: string
  readonly creditCode: string
  readonly contact: UnitContact
  readonly declarationId: string
  readonly at: Date
}

/**
 * 维护统一社会信用代码: records a new code and the unit's contact, keeping the previous values.
 * @throws Refusal 'conflict' if the code belongs to another unit.
 */
export async function maintainCreditCode(tx: Tx, change: CreditCodeMaintenance): Promise<void> {
  const { unitNo, creditCode } = change
  const owner = await findUnitByCreditCode(tx, creditCode)
  if (owner && owner.unitNo !== unitNo) {
    refuse(
      'conflict',
      '该统一社会信用代码已登记在其他单位名下，请核对；确认无误的，请到社保经办机构窗口办理。',
      'creditCode',
    )
  }
  const unit = await getUnit(tx, unitNo)
  const before = await unitContact(tx, unitNo)
  const of = { unit_no: unitNo, declaration_id: change.declarationId }
  await registry(tx)
    .insertInto('registry.credit_code_change')
    .values({
      ...of,
      area_code: unit.areaCode,
      previous_code: unit.creditCode,
      current_code: creditCode,
      previous_contact_sealed: before ? seal(JSON.stringify(before), sealed.previousContact, of) : null,
      changed_at: change.at,
      undone_at: null,
    })
    .execute()
  await setCode(tx, unitNo, creditCode)
  const contact_sealed = sealContact(change.contact, unitNo)
  await registry(tx)
    .insertInto('registry.unit_contact')
    .values({ unit_no: unitNo, area_code: unit.areaCode, contact_sealed, maintained_at: change.at })
    .onConflict(conflict =>
      conflict.column('unit_no').doUpdateSet({ contact_sealed, maintained_at: change.at }),
    )
    .execute()
}
