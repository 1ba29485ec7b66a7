import { sql } from 'kysely'
import { businessDate, refuse, seal, startOfDay, type Tx } from '#platform'
import { places, registry } from './tables.ts'
import { findUnitByCreditCode, getUnit } from './unit.ts'
import { type UnitContact, unitContact } from './unit-contact.ts'

export interface CreditCodeMaintenance {
  readonly unitNo: string
  readonly creditCode: string
  readonly contact: UnitContact
  readonly declarationId: string
  readonly at: Date
}

/**
 * 维护统一社会信用代码: puts a new code and the unit's contact on record, and keeps what was there before.
 * @throws Refusal 'conflict' when the code belongs to another unit.
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
  await registry(tx)
    .insertInto('registry.credit_code_change')
    .values({
      unit_no: unitNo,
      declaration_id: change.declarationId,
      previous_code: unit.creditCode,
      current_code: creditCode,
      previous_contact_sealed: before ? seal(JSON.stringify(before), places.contact) : null,
      changed_at: change.at,
      undone_at: null,
    })
    .execute()
  await setCode(tx, unitNo, creditCode)
  const contact_sealed = seal(JSON.stringify(change.contact), places.contact)
  await registry(tx)
    .insertInto('registry.unit_contact')
    .values({ unit_no: unitNo, area_code: unit.areaCode, contact_sealed, maintained_at: change.at })
    .onConflict(conflict =>
      conflict.column('unit_no').doUpdateSet({ contact_sealed, maintained_at: change.at }),
    )
    .execute()
}

/** Puts code and contact back to what they were before one declaration changed them. */
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
  if (change.previous_contact_sealed) {
    await registry(tx)
      .updateTable('registry.unit_contact')
      .set({ contact_sealed: change.previous_contact_sealed, maintained_at: at })
      .where('unit_no', '=', unitNo)
      .execute()
  } else {
    await registry(tx).deleteFrom('registry.unit_contact').where('unit_no', '=', unitNo).execute()
  }
}

async function setCode(tx: Tx, unitNo: string, code: string | null): Promise<void> {
  await registry(tx)
    .updateTable('registry.unit')
    .set({ credit_code: code })
    .where('unit_no', '=', unitNo)
    .execute()
}

/** How often a unit's code was maintained: today in China, and in all. What was undone still counts. */
export async function creditCodeChanges(
  tx: Tx,
  unitNo: string,
  at: Date,
): Promise<{ today: number; total: number }> {
  const midnight = startOfDay(businessDate(at))
  return await registry(tx)
    .selectFrom('registry.credit_code_change')
    .select(row => row.fn.countAll<number>().as('total'))
    .select(sql<number>`count(*) filter (where changed_at >= ${midnight})`.as('today'))
    .where('unit_no', '=', unitNo)
    .executeTakeFirstOrThrow()
}
