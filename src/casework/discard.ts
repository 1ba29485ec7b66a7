import type { Acting, Member } from '#identity'
import type { Tx } from '#platform'
import { refuse } from '#platform'
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

/** 恢复: undoes a deletion. @throws Refusal when another draft of the same subject has become active. */
export async function restore(tx: Tx, acting: Acting<Member>, declarationId: string): Promise<void> {
  const row = await lockDeclaration(tx, declarationId)
  after('restore', row.state)
  if (await activeDeclaration(tx, row.unit_no, row.item_code, row.subject)) {
    refuse('conflict', '同一业务已有新的申报，不能恢复。')
  }
  await changeDeclaration(tx, acting, row, {
    verbs: ['restore'],
    columns: { ended_at: null },
    events: [{ verb: 'restore', words: '恢复已删除的申报' }],
  })
}
