import type { Tx } from '#platform'
import { registry } from './tables.ts'
import { undoCreditCode } from './undo-credit-code.ts'

/**
 * 撤销注册: takes back every change of the unit's code and contact that still holds, newest first, and counts none of
 * them: a takeover must not use up the changes of the unit itself. @returns the declarations that had brought them.
 */
export async function annulCreditCodes(tx: Tx, unitNo: string, at: Date): Promise<string[]> {
  const changes = await registry(tx)
    .selectFrom('registry.credit_code_change')
    .select('declaration_id')
    .where('unit_no', '=', unitNo)
    .where('undone_at', 'is', null)
    .orderBy('changed_at', 'desc')
    .execute()
  for (const { declaration_id: declarationId } of changes) {
    await undoCreditCode(tx, { unitNo, declarationId, at })
    await registry(tx)
      .updateTable('registry.credit_code_change')
      .set({ annulled: true })
      .where('unit_no', '=', unitNo)
      .where('declaration_id', '=', declarationId)
      .execute()
  }
  return changes.map(change => change.declaration_id)
}
