import { refuse, type Tx } from '#platform'
import type { DeclarationRow } from './declaration.ts'
import { lockDeclaration } from './lock-declaration.ts'

/** Which case, and the step where the room that acts on it believes it to stand. */
interface AtStep {
  readonly declarationId: string
  readonly from: string
}

/**
 * Holds a case at the step whose room acts on it. @throws Refusal 'conflict' when it stands elsewhere, so that nothing
 * is done twice.
 */
export async function lockAtStep(tx: Tx, { declarationId, from }: AtStep): Promise<DeclarationRow> {
  const row = await lockDeclaration(tx, declarationId)
  if (row.state !== 'accepted' || row.step !== from) {
    refuse('conflict', '该业务已不在这个环节，请刷新页面查看最新状态。')
  }
  return row
}
