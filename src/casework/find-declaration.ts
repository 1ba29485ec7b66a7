import { refuse, type Tx } from '#platform'
import type { DeclarationRow } from './declaration.ts'
import { filedInOwnHall } from './filed-in-own-hall.ts'
import { casework } from './tables.ts'

/**
 * Reads a declaration without locking it. To change one, lock it (lock-declaration.ts).
 * @throws Refusal 'not-found' also for a declaration that exists but is not the caller's to see.
 */
export async function getDeclaration(tx: Tx, declarationId: string): Promise<DeclarationRow> {
  const row = await casework(tx)
    .selectFrom('casework.declaration')
    .selectAll()
    .where('declaration_id', '=', declarationId)
    .where(filedInOwnHall)
    .executeTakeFirst()
  return row ?? notFound()
}

export const notFound = (): never => refuse('not-found', '没有找到这笔申报，可能已被删除。')
