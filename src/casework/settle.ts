import type { Acting } from '#identity'
import type { Tx } from '#platform'
import { type DeclarationRow, keyOf, submittedSubject, unsealForm } from './declaration.ts'
import type { Item } from './item.ts'
import { recordEvent } from './record-event.ts'
import { casework } from './tables.ts'

/** 办结: a case takes effect after its last step, or at submission when the item has no steps. */
export async function settle(tx: Tx, acting: Acting, item: Item, row: DeclarationRow): Promise<void> {
  const atOnce = item.steps.length === 0
  await casework(tx)
    .updateTable('casework.declaration')
    .set({
      state: 'passed',
      step: null,
      step_since: null,
      due_on: null,
      ended_at: acting.at,
      ...(atOnce ? { accepted_at: acting.at } : {}),
    })
    .where('unit_no', '=', row.unit_no)
    .where('declaration_id', '=', row.declaration_id)
    .execute()
  const opened = await item.open(tx, acting, row.unit_no, submittedSubject(row))
  await opened.check(unsealForm(row)).settle(tx, acting, keyOf(row))
  await recordEvent(tx, { ...acting, who: { kind: 'system' } }, keyOf(row), {
    verb: 'settle',
    words: atOnce ? '系统即时办结，已通过' : '全部环节办理完毕，已办结',
  })
}
