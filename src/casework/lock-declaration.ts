import type { Tx } from '#platform'
import type { DeclarationRow } from './declaration.ts'
import { filedInOwnHall } from './filed-in-own-hall.ts'
import { notFound } from './find-declaration.ts'
import { casework } from './tables.ts'

/**
 * Reads a declaration and locks it until the transaction ends, so that concurrent actions wait. For actions only.
 * @throws Refusal 'not-found' also for a declaration that exists but is not the caller's to see.
 */
export async function lockDeclaration(tx: Tx, declarationId: string): Promise<DeclarationRow> {
  const row = await casework(tx)
    .selectFrom('casework.declaration')
    .selectAll()
    .where('declaration_id', '=', declarationId)
    .where(filedInOwnHall)
    .forUpdate()
    .executeTakeFirst()
  return row ?? notFound()
}
