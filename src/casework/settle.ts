import type { Acting } from '#identity'
import type { Tx } from '#platform'
import { type DeclarationRow, keyOf } from './declaration.ts'
import { record } from './events.ts'
import type { CheckedForm } from './item.ts'
import { casework } from './tables.ts'
import { after } from './workflow.ts'

/** 及时办结: a declaration that nobody reviews takes effect at the moment of its submission. */
export async function settle(
  tx: Tx,
  acting: Acting,
  row: DeclarationRow,
  checked: CheckedForm,
): Promise<void> {
  await casework(tx)
    .updateTable('casework.declaration')
    .set({ state: after('settle', 'submitted'), accepted_at: acting.at, ended_at: acting.at })
    .where('unit_no', '=', row.unit_no)
    .where('declaration_id', '=', row.declaration_id)
    .execute()
  await checked.settle(tx, acting, keyOf(row))
  await record(tx, { ...acting, who: { kind: 'system' } }, keyOf(row), {
    verb: 'settle',
    words: '系统即时办结，已通过',
  })
}
