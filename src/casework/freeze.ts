import type { Acting } from '#identity'
import { addWorkingDays, businessDate, type Tx } from '#platform'
import { getUnit } from '#registry'
import { type DeclarationRow, keyOf, sealPayee, sealSnapshot } from './declaration.ts'
import { record } from './events.ts'
import type { CheckedForm, Item, OpenedItem } from './item.ts'
import { frozenMaterial } from './materials/frozen-material.ts'
import { materialsOf } from './materials-of.ts'
import { casework } from './tables.ts'

/** 受理期限, in working days after submission */
const workingDaysToAccept = 5

export interface Freezing {
  readonly item: Item
  readonly opened: OpenedItem
  readonly checked: CheckedForm
  readonly row: DeclarationRow
  readonly serial: string
  readonly state: DeclarationRow['state']
}

export async function freeze(
  tx: Tx,
  acting: Acting,
  { item, opened, checked, row, serial, state }: Freezing,
) {
  const materials = await materialsOf(tx, row.unit_no, row.declaration_id)
  const { size } = await getUnit(tx, row.unit_no)
  await casework(tx)
    .updateTable('casework.declaration')
    .set({
      state,
      serial,
      item_version: item.version,
      submitted_at: acting.at,
      due_on: addWorkingDays(businessDate(acting.at), workingDaysToAccept),
      unit_size: size,
      // What goes on at a later step keeps the amount that was approved; nobody reviews it again.
      amount_fen: row.resume_step === null ? (opened.review?.amountFen ?? 0) : row.amount_fen,
      payee_sealed: checked.payee ? sealPayee(checked.payee) : null,
      snapshot_sealed: sealSnapshot({
        itemName: item.name,
        readable: checked.readable,
        facts: opened.facts,
        contact: checked.contact,
        review: opened.review,
        materials: materials.map(frozenMaterial),
      }),
    })
    .where('unit_no', '=', row.unit_no)
    .where('declaration_id', '=', row.declaration_id)
    .execute()
  const words = row.state === 'returned' ? '补正后重新提交' : '提交申报'
  await record(tx, acting, keyOf(row), {
    verb: 'submit',
    words: checked.addressee ? `${words}，转${checked.addressee}核对` : words,
    data: { serial, itemVersion: String(item.version) },
  })
}
