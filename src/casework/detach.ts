import { type Acting, command, type Member } from '#identity'
import { keyOf } from './declaration.ts'
import { record } from './events.ts'
import { lockDeclaration } from './lock-declaration.ts'
import { casework } from './tables.ts'
import { after } from './workflow.ts'

/** Takes a material off the declaration again; the file itself stays until nothing names it. */
export async function detach(
  acting: Acting<Member>,
  declarationId: string,
  materialId: string,
): Promise<void> {
  await command(acting, async tx => {
    const row = await lockDeclaration(tx, declarationId)
    after('attach', row.state)
    const gone = await casework(tx)
      .updateTable('casework.material')
      .set({ removed_at: acting.at })
      .where('unit_no', '=', row.unit_no)
      .where('declaration_id', '=', declarationId)
      .where('material_id', '=', materialId)
      .where('removed_at', 'is', null)
      .returning(['kind', 'sha256'])
      .executeTakeFirst()
    if (gone) await record(tx, acting, keyOf(row), { verb: 'detach', words: '删除电子材料', data: gone })
  })
}
