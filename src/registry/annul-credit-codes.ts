import type { Tx } from '#platform'
import { findUnitByCreditCode } from './find-unit-by-credit-code.ts'
import { type CodeChange, restoreContact } from './restore-contact.ts'
import { setCode } from './set-code.ts'
import { registry } from './tables.ts'
import { getUnit } from './unit.ts'

/**
 * 撤销注册: takes back every change of the unit's code and contact since then that still holds, and counts none of them:
 * a takeover must not use up the changes of the unit itself. A code that an import has brought meanwhile stays.
 * @returns the declarations that had brought them, newest first.
 */
export async function annulCreditCodes(
  tx: Tx,
  { unitNo, since, at }: { readonly unitNo: string; readonly since: Date; readonly at: Date },
): Promise<string[]> {
  const changes = await registry(tx)
    .updateTable('registry.credit_code_change')
    .set({ undone_at: at, annulled: true })
    .where('unit_no', '=', unitNo)
    .where('undone_at', 'is', null)
    .where('changed_at', '>=', since)
    .returningAll()
    .execute()
  const newestFirst = changes.toSorted((a, b) => b.changed_at.getTime() - a.changed_at.getTime())
  const oldest = newestFirst.at(-1)
  if (oldest) {
    await restoreCode(tx, unitNo, newestFirst)
    await restoreContact(tx, oldest, at)
  }
  return newestFirst.map(change => change.declaration_id)
}

/** A code that belongs to another unit by now is not given back: this unit then has none. */
async function restoreCode(tx: Tx, unitNo: string, newestFirst: readonly CodeChange[]): Promise<void> {
  const { creditCode } = await getUnit(tx, unitNo)
  let code = creditCode
  for (const change of newestFirst) if (change.current_code === code) code = change.previous_code
  if (code === creditCode) return
  const owner = code === null ? undefined : await findUnitByCreditCode(tx, code)
  await setCode(tx, unitNo, owner && owner.unitNo !== unitNo ? null : code)
}
