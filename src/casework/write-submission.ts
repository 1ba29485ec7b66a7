import type { Acting } from '#identity'
import { addWorkingDays, businessDate, type Tx } from '#platform'
import { getUnit } from '#registry'
import {
  type DeclarationRow,
  keyOf,
  type Snapshot,
  sealPayee,
  sealSnapshot,
  snapshotHash,
} from './declaration.ts'
import type { Proving } from './evidence/proving-of.ts'
import { headOf, sealStatement, sha256Of, statementOf } from './evidence/statement.ts'
import { signatureColumns } from './evidence/submission-proof.ts'
import type { CheckedForm, Item, OpenedItem } from './item.ts'
import { frozenMaterial } from './materials/frozen-material.ts'
import { type Material, materialsOf } from './materials-of.ts'
import { recordEvent } from './record-event.ts'
import { casework } from './tables.ts'

/** 受理期限, in working days after submission */
const workingDaysToAccept = 5

export interface NewSubmission {
  readonly item: Item
  readonly opened: OpenedItem
  readonly checked: CheckedForm
  readonly row: DeclarationRow
  readonly serial: string
  readonly state: DeclarationRow['state']
  readonly prove: Proving
}

/** Writes the submission: the sealed frozen copy and its hash, the confirmed statement, and the event. */
export async function writeSubmission(tx: Tx, acting: Acting, freezing: NewSubmission) {
  const { item, checked, row, serial, prove } = freezing
  const materials = await materialsOf(tx, row.unit_no, row.declaration_id)
  const after = await headOf(tx, keyOf(row))
  const statement = statementOf({ row, item, readable: checked.readable, materials, after })
  const proof = await prove(tx, statement)
  const snapshot = await writeSnapshot(tx, acting, { ...freezing, materials })
  const words = row.state === 'returned' ? '补正后重新提交' : '提交申报'
  const seq = await recordEvent(tx, acting, keyOf(row), {
    verb: 'submit',
    words: `${checked.addressee ? `${words}，转${checked.addressee}核对` : words}；${proof.words}`,
    data: {
      serial,
      itemVersion: String(item.version),
      statement: sha256Of(statement),
      snapshot: snapshotHash(snapshot),
      confirmedBy: proof.signed ? 'certificate' : 'sms',
    },
  })
  await casework(tx)
    .insertInto('casework.submission')
    .values({
      unit_no: row.unit_no,
      declaration_id: row.declaration_id,
      seq,
      statement_sealed: sealStatement(statement, { declaration_id: row.declaration_id, seq }),
      ...signatureColumns(proof),
    })
    .execute()
}

async function writeSnapshot(
  tx: Tx,
  acting: Acting,
  {
    item,
    opened,
    checked,
    row,
    serial,
    state,
    materials,
  }: NewSubmission & { readonly materials: readonly Material[] },
): Promise<Snapshot> {
  const { size } = await getUnit(tx, row.unit_no)
  const snapshot = {
    itemName: item.name,
    readable: checked.readable,
    facts: opened.facts,
    contact: checked.contact,
    review: opened.review,
    materials: materials.map(frozenMaterial),
  }
  await casework(tx)
    .updateTable('casework.declaration')
    .set({
      state,
      serial,
      item_version: item.version,
      submitted_at: acting.at,
      due_on: addWorkingDays(businessDate(acting.at), workingDaysToAccept),
      unit_size: size,
      // A case that resumes at a later step keeps the approved amount, because nobody reviews it again.
      amount_fen: row.resume_step === null ? (opened.review?.amountFen ?? 0) : row.amount_fen,
      payee_sealed: checked.payee ? sealPayee(checked.payee, row) : null,
      snapshot_sealed: sealSnapshot(snapshot, row),
    })
    .where('unit_no', '=', row.unit_no)
    .where('declaration_id', '=', row.declaration_id)
    .execute()
  return snapshot
}
