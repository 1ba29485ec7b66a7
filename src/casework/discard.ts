import type { Acting, Member } from '#identity'
import { refuse, type Tx, violates } from '#platform'
import { activeDeclaration } from './active-declaration.ts'
import { changeDeclaration } from './change-declaration.ts'
import { lockDeclaration } from './lock-declaration.ts'
import { after } from './workflow.ts'

/** 删除: deletes drafts, all or none. A declaration that was ever submitted cannot be deleted. @returns how many. */
export async function discard(
  tx: Tx,
  acting: Acting<Member>,
  declarationIds: readonly string[],
): Promise<number> {
  for (const declarationId of [...declarationIds].sort()) {
    const row = await lockDeclaration(tx, declarationId)
    await changeDeclaration(tx, acting, row, {
      verbs: ['discard'],
      columns: { ended_at: acting.at },
      events: [{ verb: 'discard', words: '删除未提交的申报' }],
    })
  }
  return declarationIds.length
}

/**
 * 恢复: undoes a deletion.
 * @throws Refusal when another draft of the same subject has become active, also at the same time: two restored at once,
 * or one restored while a new one is saved.
 */
export async function restore(tx: Tx, acting: Acting<Member>, declarationId: string): Promise<void> {
  const refuseSecond = () => refuse('conflict', '同一业务已有新的申报，不能恢复。')
  const row = await lockDeclaration(tx, declarationId)
  after('restore', row.state)
  if (await activeDeclaration(tx, row.unit_no, row.item_code, row.subject)) refuseSecond()
  await changeDeclaration(tx, acting, row, {
    verbs: ['restore'],
    columns: { ended_at: null },
    events: [{ verb: 'restore', words: '恢复已删除的申报' }],
  }).catch((error: unknown) => {
    if (violates(error, 'declaration_once')) refuseSecond()
    throw error
  })
}
