import { type Acting, command, type Member } from '#identity'
import { refuse } from '#platform'
import { activeDeclaration } from './active-declaration.ts'
import { keyOf } from './declaration.ts'
import { lockDeclaration } from './lock-declaration.ts'
import { recordEvent } from './record-event.ts'
import { casework } from './tables.ts'
import { after } from './workflow.ts'

/** Undoes a deletion. @throws Refusal when another draft of the same subject has become active. */
export async function restore(acting: Acting<Member>, declarationId: string): Promise<void> {
  await command(acting, async tx => {
    const row = await lockDeclaration(tx, declarationId)
    const state = after('restore', row.state)
    if (await activeDeclaration(tx, row.unit_no, row.item_code, row.subject)) {
      refuse('conflict', '同一业务已有新的申报，不能恢复。')
    }
    await casework(tx)
      .updateTable('casework.declaration')
      .set({ state, ended_at: null })
      .where('unit_no', '=', row.unit_no)
      .where('declaration_id', '=', declarationId)
      .execute()
    await recordEvent(tx, acting, keyOf(row), { verb: 'restore', words: '恢复已删除的申报' })
  })
}
