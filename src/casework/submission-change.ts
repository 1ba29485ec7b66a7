import type { Acting } from '#identity'
import { addWorkingDays, businessDate, type Tx } from '#platform'
import { getUnit } from '#registry'
import type { Change, PartialChange } from './change-declaration.ts'
import { type DeclarationRow, sealPayee, sealSnapshot, snapshotHash } from './declaration.ts'
import type { DisplaySection } from './display-row.ts'
import { entering, stepAfter } from './enter-step.ts'
import { sealStatement, sha256Of } from './evidence/statement.ts'
import { type SubmissionProof, signatureColumns } from './evidence/submission-proof.ts'
import type { CheckedForm, Item, OpenedItem } from './item.ts'
import { frozenMaterial } from './materials/frozen-material.ts'
import type { Material } from './materials-of.ts'
import type { DeclaredRows } from './rows/declared-rows.ts'
import { submissionWords } from './rows/rows-words.ts'
import type { Outcome } from './rows/settle-declared.ts'
import { settlement } from './settle.ts'

/** 受理期限, in working days after submission */
const workingDaysToAccept = 5

export interface NewSubmission {
  readonly item: Item
  readonly opened: OpenedItem
  readonly checked: CheckedForm
  /** what was declared: the form, and the rows in short */
  readonly readable: readonly DisplaySection[]
  readonly row: DeclarationRow
  readonly serial: string
  readonly materials: readonly Material[]
  /** what was confirmed or signed */
  readonly statement: string
  readonly proof: SubmissionProof
  /** of an item with rows */
  readonly rows: SubmittedRows | undefined
}

/** The rows of a submission, and what became of them. */
export interface SubmittedRows extends Outcome {
  readonly declared: DeclaredRows
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
    readable: made.readable,
    facts: opened.facts,
    contact: checked.contact,
    review: opened.review,
    materials: made.materials.map(frozenMaterial),
  }
  const words = wordsOf(made)
  const moved = movedAtOnce(acting, item, made.rows)
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

function wordsOf({ item, row, rows }: NewSubmission): string {
  const words = row.state === 'returned' ? '补正后重新提交' : '提交申报'
  return rows && item.rows ? `${words}：${submissionWords(item.rows, rows.declared, rows)}` : words
}

/** What the submission itself brings about, unless the case waits for 受理. */
function movedAtOnce(acting: Acting, item: Item, rows: SubmittedRows | undefined): PartialChange {
  if (rows?.referred === 0) return settlement(acting, { atOnce: true })
  const step = stepAfter(item, null)
  if (step && item.acceptance !== false) return { events: [] }
  const moved = entering(acting, item, step)
  return step ? { ...moved, verbs: ['begin'] } : moved
}
