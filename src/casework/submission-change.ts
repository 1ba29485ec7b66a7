import type { Acting } from '#identity'
import { addWorkingDays, businessDate, type Tx } from '#platform'
import { getUnit } from '#registry'
import type { Change, PartialChange } from './change-declaration.ts'
import { type DeclarationRow, sealPayee, sealSnapshot, snapshotHash } from './declaration.ts'
import { entering, stepAfter } from './enter-step.ts'
import { sealStatement, sha256Of } from './evidence/statement.ts'
import { type SubmissionProof, signatureColumns } from './evidence/submission-proof.ts'
import type { CheckedForm, Item, OpenedItem } from './item.ts'
import { frozenMaterial } from './materials/frozen-material.ts'
import type { Material } from './materials-of.ts'

/** 受理期限, in working days after submission */
const workingDaysToAccept = 5

export interface NewSubmission {
  readonly item: Item
  readonly opened: OpenedItem
  readonly checked: CheckedForm
  readonly row: DeclarationRow
  readonly serial: string
  readonly materials: readonly Material[]
  /** what was confirmed or signed */
  readonly statement: string
  readonly proof: SubmissionProof
}

/**
 * What a submission changes: the sealed readable copy and its hash, the confirmed statement, and the event; with the
 * settlement where nobody reviews, or with the first step of an item without 受理.
 */
export async function submissionChange(tx: Tx, acting: Acting, made: NewSubmission): Promise<Change> {
  const { item, opened, checked, row, serial, statement, proof } = made
  const { size } = await getUnit(tx, row.unit_no)
  const snapshot = {
    itemName: item.name,
    readable: checked.readable,
    facts: opened.facts,
    contact: checked.contact,
    review: opened.review,
    materials: made.materials.map(frozenMaterial),
  }
  const words = row.state === 'returned' ? '补正后重新提交' : '提交申报'
  const moved = movedAtOnce(acting, item)
  return {
    verbs: ['submit', ...(moved.verbs ?? [])],
    columns: {
      serial,
      item_version: item.version,
      submitted_at: acting.at,
      due_on: addWorkingDays(businessDate(acting.at), workingDaysToAccept),
      unit_size: size,
      // A case that resumes at a later step keeps the approved amount, because nobody reviews it again.
      amount_fen: row.resume_step === null ? (opened.review?.amountFen ?? 0) : row.amount_fen,
      payee_sealed: checked.payee ? sealPayee(checked.payee, row) : null,
      snapshot_sealed: sealSnapshot(snapshot, row),
      ...moved.columns,
    },
    submission: {
      statement_sealed: sealStatement(statement, {
        declaration_id: row.declaration_id,
        seq: row.event_seq + 1,
      }),
      ...signatureColumns(proof),
    },
    events: [
      {
        verb: 'submit',
        words: `${checked.addressee ? `${words}，转${checked.addressee}核对` : words}；${proof.words}`,
        data: {
          serial,
          itemVersion: String(item.version),
          statement: sha256Of(statement),
          snapshot: snapshotHash(snapshot),
          confirmedBy: proof.signed ? 'certificate' : 'sms',
        },
      },
      ...moved.events,
    ],
  }
}

/** What the submission itself brings about, unless the case waits for 受理. */
function movedAtOnce(acting: Acting, item: Item): PartialChange {
  const step = stepAfter(item, null)
  if (step && item.acceptance !== false) return { events: [] }
  const moved = entering(acting, item, step)
  return step ? { ...moved, verbs: ['begin'] } : moved
}
