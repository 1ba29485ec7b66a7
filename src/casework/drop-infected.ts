import type { Acting } from '#identity'
import { sendSms, type Tx } from '#platform'
import { unsealForm } from './declaration.ts'
import { lockDeclaration } from './lock-declaration.ts'
import { takePagesAway } from './materials/take-pages-away.ts'
import { materialsOf } from './materials-of.ts'
import { recordEvent } from './record-event.ts'
import { casework } from './tables.ts'

/**
 * Removes every page in which the scanner found malware from its case, records an event and texts the filer. Runs in
 * the caller's transaction, which needs the system scope.
 */
export async function dropInfected(tx: Tx, acting: Acting, sha256: string): Promise<void> {
  const attached = await casework(tx)
    .selectFrom('casework.material_page')
    .select('declaration_id')
    .distinct()
    .where('sha256', '=', sha256)
    .where('removed_at', 'is', null)
    .orderBy('declaration_id')
    .execute()
  for (const { declaration_id: declarationId } of attached) {
    const row = await lockDeclaration(tx, declarationId)
    for (const material of await materialsOf(tx, row.unit_no, declarationId)) {
      const infected = material.pages.filter(page => page.sha256 === sha256)
      if (infected.length > 0) await takePagesAway(tx, acting, { row, material }, infected)
    }
    await recordEvent(tx, acting, row, {
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
