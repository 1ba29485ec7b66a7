/** 办件: the life of one declaration, verb by verb in the order of its walk. Knows no item: they are handed in. */

export { accept } from './accept.ts'
export { type Advance, advance } from './advance.ts'
export { approve } from './approve.ts'
export { attach, mayAttach } from './attach.ts'
export { type Bulk, type BulkCase, getBulk } from './bulk/bulk.ts'
export { carryOutBulk } from './bulk/carry-out-bulk.ts'
export { orderBulk } from './bulk/order-bulk.ts'
export { type CaseFile, caseFile, type HistoryLine } from './case-file.ts'
export { caseStates } from './case-states.ts'
export { type Catalogue, catalogueOf, getItem } from './catalogue.ts'
export { type CaseReview, type Condition, tickOf } from './condition.ts'
export { confirmConditions } from './confirm-conditions.ts'
export { confirmationOf, type SubmissionConfirmation, sendConfirmationCode } from './confirm-submission.ts'
export { countEnded } from './count-ended.ts'
export { countSubmitted } from './count-submitted.ts'
export { type Counts, counts } from './counts.ts'
export type { Declaration, Snapshot } from './declaration.ts'
export { decline } from './decline.ts'
export { declineCase } from './decline-case.ts'
export { defineItem } from './define-item.ts'
export { desk } from './desk/desk.ts'
export { deskCounts } from './desk/desk-counts.ts'
export { deskRows } from './desk/desk-rows.ts'
export type { DeskSearch, DeskSort } from './desk/desk-search.ts'
export { type DeskTasks, deskTasks } from './desk/desk-tasks.ts'
export { nextCase } from './desk/next-case.ts'
export { placesOf } from './desk/places.ts'
export { detach } from './detach.ts'
export { discard } from './discard.ts'
export { checkEvidence } from './evidence/check-evidence.ts'
export { checkReceipt } from './evidence/check-receipt.ts'
export { dailyRoots, rootsFile } from './evidence/daily-roots.ts'
export { type Declared, declaredBy } from './evidence/declared.ts'
export type { GivenSignature } from './evidence/prove-by-signature.ts'
export { publishRoots } from './evidence/publish-roots.ts'
export { receiptOf } from './evidence/receipt.ts'
export { type SignatureInfo, signaturesOf } from './evidence/signatures.ts'
export { type Examination, examineCase } from './examine-case.ts'
export type {
  Confirmation,
  Field,
  FieldSection,
  MaterialKind,
  NoticeToRead,
} from './field.ts'
export { type AgeGroup, type CaseGroup, type DeskFigures, deskFigures } from './figures/desk-figures.ts'
export { type Current, findCurrent } from './find-current.ts'
export { firstBrokenEvent } from './first-broken-event.ts'
export { handOver, maySupervise } from './handing/hand-over.ts'
export { officersFor } from './handing/officers-for.ts'
export type { Item, OpenedItem } from './item.ts'
export { latestEventAt } from './latest-event-at.ts'
export type { Material } from './materials-of.ts'
export { mayDecide } from './may-decide.ts'
export { type Note, note } from './note.ts'
export { type NoteAfterwards, noteAfterwards } from './note-afterwards.ts'
export type { Found } from './page-of.ts'
export { type ProgressSearch, progress } from './progress.ts'
export { type QueuePlace, queuePlace } from './queue/queue-place.ts'
export { type ChangedCondition, type Reexamination, reexamine } from './re-examine.ts'
export { type ReadableSection, readableRow } from './readable.ts'
export { remindOfDrafts } from './remind-of-drafts.ts'
export { type Reopening, reopenCase } from './reopen-case.ts'
export { restore } from './restore.ts'
export { type Returning, returnCase } from './return-case.ts'
export { revoke } from './revoke.ts'
export { save } from './save.ts'
export { sendBack } from './send-back.ts'
export { standing } from './standing.ts'
export {
  firstReview,
  hrApproval,
  isDecided,
  type MovingCase,
  type Payee,
  review,
  type Step,
  secondReview,
} from './step.ts'
export { submit } from './submit.ts'
export type { BulkVerb } from './tables.ts'
export { toDo } from './to-do.ts'
export { type OfficerVerb, type State, states } from './workflow.ts'
