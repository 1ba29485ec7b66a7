import { refuse, type Tx, unsealAs } from '#platform'
import { changeUnitContact } from './change-unit-contact.ts'
import { sealed } from './sealed.ts'
import { setCode } from './set-code.ts'
import { registry } from './tables.ts'
import { getUnit } from './unit.ts'
import { contactSchema } from './unit-contact.ts'

/** Restores code and contact to their values before a declaration changed them. */
export async function undoCreditCode(
  tx: Tx,
  {
    unitNo,
    declarationId,
    at,
  }: { readonly unitNo: string; readonly declarationId: string; readonly at: Date },
): Promise<void> {
  const change = await registry(tx)
    .updateTable('registry.credit_code_change')
    .set({ undone_at: at })
    .where('unit_no', '=', unitNo)
    .where('declaration_id', '=', declarationId)
    .where('undone_at', 'is', null)
    .returningAll()
    .executeTakeFirst()
  if (!change) return refuse('conflict', '这次维护已经撤销，不能重复撤销。')
  const unit = await getUnit(tx, unitNo)
  if (unit.creditCode !== change.current_code) {
    refuse('conflict', '该单位的统一社会信用代码此后又有变更，请先撤销最近一次维护。')
  }
  await setCode(tx, unitNo, change.previous_code)
  const previous = change.previous_contact_sealed
  await changeUnitContact(tx, {
    unitNo,
    contact: previous ? unsealAs(contactSchema, previous, sealed.previousContact, change) : undefined,
    at,
    origin: {
      declarationId: change.previous_contact_declaration_id,
      unverifiedSince: change.previous_contact_unverified_since,
    },
  })
}
