import type { Acting } from '#identity'
import { sendSms, type Tx } from '#platform'
import { unsealForm } from './declaration.ts'
import { record } from './events.ts'
import { lockDeclaration } from './lock-declaration.ts'
import { casework } from './tables.ts'

/**
 * Takes every material with a page in which the scanner found something off its case, whole, with a line of history and
 * a text message to whoever filed. Part of the caller's transaction, in the hall's own sight.
 */
export async function dropInfected(tx: Tx, acting: Acting, sha256: string): Promise<void> {
  const attached = await casework(tx)
    .selectFrom('casework.material_page')
    .select(['declaration_id', 'material_id'])
    .distinct()
    .where('sha256', '=', sha256)
    .where('removed_at', 'is', null)
    .orderBy('declaration_id')
    .execute()
  for (const { declaration_id: declarationId, material_id: materialId } of attached) {
    const row = await lockDeclaration(tx, declarationId)
    for (const table of ['casework.material_page', 'casework.material'] as const) {
      await casework(tx)
        .updateTable(table)
        .set({ removed_at: acting.at })
        .where('unit_no', '=', row.unit_no)
        .where('declaration_id', '=', declarationId)
        .where('material_id', '=', materialId)
        .where('removed_at', 'is', null)
        .execute()
    }
    const key = { unitNo: row.unit_no, declarationId }
    await record(tx, acting, key, {
      verb: 'dropInfected',
      words: '一份电子材料未通过病毒检查，已清除，请重新上传',
      data: { sha256 },
    })
    const { contactMobile } = unsealForm(row)
    if (!contactMobile) continue
    const text = '您上传的一份电子材料未通过病毒检查，已被清除，请登录网厅重新上传。'
    await sendSms(tx, acting.at, { mobile: contactMobile, text })
  }
}
