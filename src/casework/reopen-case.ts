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
  /** where it goes on once corrected, submitted and accepted again */
  readonly resumeAt: string
  readonly words: string
  /** a text message; %s stands for name and serial number */
  readonly message: string
}

/**
 * What settled a case turns out not to have happened, such as a payment that the bank took back days later: the case
 * is in 我的待提交业务 again. Part of the caller's transaction. @throws Refusal 'conflict' unless it has passed.
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
