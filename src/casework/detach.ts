import { type Acting, command, type Member } from '#identity'
import { keyOf } from './declaration.ts'
import { record } from './events.ts'
import { lockOpen } from './materials/lock-open.ts'
import { casework } from './tables.ts'

/** Takes a material off the declaration again, with its pages; the files themselves stay until nothing names them. */
export async function detach(
  acting: Acting<Member>,
  declarationId: string,
  materialId: string,
): Promise<void> {
  await command(acting, async tx => {
    const row = await lockOpen(tx, acting, declarationId)
    const gone = await casework(tx)
      .updateTable('casework.material')
      .set({ removed_at: acting.at })
      .where('unit_no', '=', row.unit_no)
      .where('declaration_id', '=', declarationId)
      .where('material_id', '=', materialId)
      .where('removed_at', 'is', null)
      .returning('kind')
      .executeTakeFirst()
    if (!gone) return
    const pages = await casework(tx)
      .updateTable('casework.material_page')
      .set({ removed_at: acting.at })
      .where('unit_no', '=', row.unit_no)
      .where('declaration_id', '=', declarationId)
      .where('material_id', '=', materialId)
      .where('removed_at', 'is', null)
      .returning('sha256')
      .execute()
    await record(tx, acting, keyOf(row), {
      verb: 'detach',
      words: '删除电子材料',
      data: { kind: gone.kind, sha256: pages.map(page => page.sha256).join(' ') },
    })
  })
}
