import { sql } from 'kysely'
import { type Acting, commandAsHall } from '#identity'
import { sendSms } from '#platform'
import { type Catalogue, getItem } from './catalogue.ts'
import { unsealForm } from './declaration.ts'
import { casework } from './tables.ts'
import type { State } from './workflow.ts'

const day = 24 * 3600_000

/**
 * Sends one SMS reminder for each draft that was saved but not submitted for a day, to the contact in the form.
 * @returns how many reminders were sent.
 */
export async function remindOfDrafts(acting: Acting, catalogue: Catalogue): Promise<number> {
  return await commandAsHall(acting, async tx => {
    const rows = await casework(tx)
      .selectFrom('casework.declaration')
      .selectAll()
      // Written out, so that the index of drafts is found whatever the plan.
      .where('state', '=', sql<State>`'draft'`)
      .where('reminded_at', 'is', null)
      .where('saved_at', '<', new Date(acting.at.getTime() - day))
      .orderBy('saved_at')
      .limit(200)
      .forUpdate()
      .skipLocked()
      .execute()
    for (const row of rows) {
      const { contactMobile } = unsealForm(row)
      if (contactMobile) {
        const { name } = getItem(catalogue, row.item_code)
        const text = `您填报的“${name}”已保存但尚未提交，请登录网厅，在“我的待提交业务”中提交。`
        await sendSms(tx, acting.at, { mobile: contactMobile, text })
      }
      await casework(tx)
        .updateTable('casework.declaration')
        .set({ reminded_at: acting.at })
        .where('unit_no', '=', row.unit_no)
        .where('declaration_id', '=', row.declaration_id)
        .execute()
    }
    return rows.length
  })
}
