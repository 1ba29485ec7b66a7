import { refuse, type Tx } from '#platform'
import type { DeclarationRow } from './declaration.ts'
import { casework } from './tables.ts'

/**
 * Reads a declaration and locks its row until the transaction ends, so that concurrent actions wait.
 * @throws Refusal 'not-found', also for a declaration that the caller may not see.
 */
export async function lockDeclaration(tx: Tx, declarationId: string): Promise<DeclarationRow> {
  const row = await casework(tx)
    .selectFrom('casework.declaration')
    .selectAll()
    .where('declaration_id', '=', declarationId)
    .forUpdate()
    .executeTakeFirst()
  return row ?? refuse('not-found', '没有找到这笔申报，可能已被删除。')
}
