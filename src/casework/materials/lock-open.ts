import type { Acting, Member } from '#identity'
import { refuse, type Tx } from '#platform'
import type { DeclarationRow } from '../declaration.ts'
import { lockDeclaration } from '../lock-declaration.ts'
import { after } from '../workflow.ts'

/**
 * A declaration whose materials may still be changed, locked until the transaction ends.
 * @throws Refusal for an officer, for a declaration that is not the caller's, and after submission.
 */
export async function lockOpen(
  tx: Tx,
  acting: Acting<Member>,
  declarationId: string,
): Promise<DeclarationRow> {
  if (acting.who.kind === 'officer') return refuse('forbidden', '经办人员不能代为整理电子材料。')
  const row = await lockDeclaration(tx, declarationId)
  after('attach', row.state)
  return row
}
