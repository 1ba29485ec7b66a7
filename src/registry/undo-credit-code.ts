import { refuse, type Tx } from '#platform'
import { findUnitByCreditCode } from './find-unit-by-credit-code.ts'
import { restoreContact } from './restore-contact.ts'
import { setCode } from './set-code.ts'
import { registry } from './tables.ts'
import { getUnit } from './unit.ts'

/**
 * Restores code and contact to their values before a declaration changed them.
 * @throws Refusal 'conflict' where the code has changed since, or the previous one belongs to another unit now.
 */
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
  const previous = change.previous_code
  const owner = previous === null ? undefined : await findUnitByCreditCode(tx, previous)
  if (owner && owner.unitNo !== unitNo) {
    refuse('conflict', '原统一社会信用代码已登记在其他单位名下，不能恢复。')
  }
  await setCode(tx, unitNo, previous)
  await restoreContact(tx, change, at)
}
