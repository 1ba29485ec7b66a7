import { refuse, type Tx } from '#platform'
import type { DeclarationRow } from './declaration.ts'
import { lockDeclaration } from './lock-declaration.ts'

/** A case and the step at which the caller expects it. */
interface AtStep {
  readonly declarationId: string
  readonly from: string
}

/**
 * Locks a case at the step that the calling room handles.
 * @throws Refusal 'conflict' when it is at another step, so that nothing is done twice.
 */
export async function lockAtStep(tx: Tx, { declarationId, from }: AtStep): Promise<DeclarationRow> {
  const row = await lockDeclaration(tx, declarationId)
  if (row.state !== 'accepted' || row.step !== from) {
    refuse('conflict', '该业务已不在这个环节，请刷新页面查看最新状态。')
  }
  return row
}
