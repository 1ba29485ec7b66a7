import { refuse, seal, type Tx } from '#platform'
import { changeUnitContact } from './change-unit-contact.ts'
import { findUnitByCreditCode } from './find-unit-by-credit-code.ts'
import { sealed } from './sealed.ts'
import { setCode } from './set-code.ts'
import { registry } from './tables.ts'
import { getUnit } from './unit.ts'
import type { UnitContact } from './unit-contact.ts'

export interface CreditCodeMaintenance {
  readonly unitNo: string
  readonly creditCode: string
  readonly contact: UnitContact
  /** whether the number on record confirmed it; else it counts as 未经核实 */
  readonly verified: boolean
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
  const of = { unit_no: unitNo, declaration_id: change.declarationId }
  const unverifiedSince = change.verified ? null : change.at
  const before = await changeUnitContact(tx, {
    unitNo,
    contact: change.contact,
    at: change.at,
    origin: { declarationId: change.declarationId, unverifiedSince },
  })
  await registry(tx)
    .insertInto('registry.credit_code_change')
    .values({
      ...of,
      area_code: unit.areaCode,
      previous_code: unit.creditCode,
      current_code: creditCode,
      previous_contact_sealed: before
        ? seal(JSON.stringify(contactIn(before)), sealed.previousContact, of)
        : null,
      previous_contact_unverified_since: before?.unverifiedSince ?? null,
      previous_contact_declaration_id: before?.declarationId ?? null,
      changed_at: change.at,
      undone_at: null,
    })
    .execute()
  await setCode(tx, unitNo, creditCode)
}

const contactIn = ({ legalRepMobile, operatorName, operatorMobile }: UnitContact): UnitContact => ({
  legalRepMobile,
  operatorName,
  operatorMobile,
})
