import type { Acting } from '#identity'
import type { Tx } from '#platform'
import { tell } from './decide.ts'
import { keyOf } from './declaration.ts'
import { lockDeclaration } from './lock-declaration.ts'
import { recordEvent } from './record-event.ts'
import { casework } from './tables.ts'
import { after } from './workflow.ts'

export interface Reopening {
  readonly declarationId: string
  /** step to resume at once corrected, submitted and accepted again */
  readonly resumeAt: string
  readonly words: string
  /** text message; %s is replaced by name and serial number */
  readonly message: string
}

/**
 * Reopens a settled case whose outcome was reversed, such as a payment that the bank returned days later; it appears in
 * 我的待提交业务 again. Runs in the caller's transaction.
 * @throws Refusal 'conflict' unless it has passed.
 */
export async function reopenCase(tx: Tx, acting: Acting, of: Reopening): Promise<void> {
  const row = await lockDeclaration(tx, of.declarationId)
  await casework(tx)
    .updateTable('casework.declaration')
    .set({ state: after('reopen', row.state), ended_at: null, resume_step: of.resumeAt })
    .where('unit_no', '=', row.unit_no)
    .where('declaration_id', '=', row.declaration_id)
    .execute()
  await recordEvent(tx, acting, keyOf(row), { verb: 'reopen', words: of.words })
  await tell(tx, acting, row, of.message)
}
