import { type Acting, command, type Member } from '#identity'
import { keyOf } from './declaration.ts'
import { lockDeclaration } from './lock-declaration.ts'
import { recordEvent } from './record-event.ts'
import { casework } from './tables.ts'
import { after } from './workflow.ts'

/** 删除: deletes drafts, all or none. A declaration that was ever submitted cannot be deleted. @returns how many. */
export async function discard(acting: Acting<Member>, declarationIds: readonly string[]): Promise<number> {
  return await command(acting, async tx => {
    for (const declarationId of [...declarationIds].sort()) {
      const row = await lockDeclaration(tx, declarationId)
      await casework(tx)
        .updateTable('casework.declaration')
        .set({ state: after('discard', row.state), ended_at: acting.at })
        .where('unit_no', '=', row.unit_no)
        .where('declaration_id', '=', declarationId)
        .execute()
      await recordEvent(tx, acting, keyOf(row), { verb: 'discard', words: '删除未提交的申报' })
    }
    return declarationIds.length
  })
}
