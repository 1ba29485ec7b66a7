/** 办件: the lifecycle of a declaration, in order of use. Knows no particular item: the catalogue is passed in. */

export { accept } from './accept.ts'
export { applicantsOf } from './applicants-of.ts'
export { approve } from './approve.ts'
export { attach } from './attach.ts'
export { type Bulk, type BulkCase, getBulk } from './bulk/bulk.ts'
export { carryOutBulk } from './bulk/carry-out-bulk.ts'
export { orderBulk } from './bulk/order-bulk.ts'
export { type CaseContents, type CaseFile, caseFile, type HistoryLine } from './case-file.ts'
export { caseStates } from './case-states.ts'
export { type Catalogue, catalogueOf, getItem } from './catalogue.ts'
export { completeStep, type StepCompletion } from './complete-step.ts'
export { type CaseReview, type Condition, tickOf } from './condition.ts'
export { confirmConditions } from './confirm-conditions.ts'
export { countEnded } from './count-ended.ts'
export type { Declaration, Snapshot } from './declaration.ts'
export { decline } from './decline.ts'
export { defineItem } from './define-item.ts'
export { type DeskPage, desk } from './desk/desk.ts'
export { deskRows } from './desk/desk-rows.ts'
export type { DeskSearch, DeskSort } from './desk/desk-search.ts'
export { type DeskTasks, deskTasks } from './desk/desk-tasks.ts'
export { nextCase } from './desk/next-case.ts'
export { placesOf } from './desk/places.ts'
export { detach } from './detach.ts'
export { discard, restore } from './discard.ts'
export { type DisplayRow, type DisplaySection, displayRow } from './display-row.ts'
export { moneyDoubtOf } from './doubtful-money.ts'
export { dropInfected } from './drop-infected.ts'
export { type EmployerHomeCounts, employerHomeCounts } from './employer-home-counts.ts'
export { endCaseAtStep } from './end-case-at-step.ts'
export { type CaseEvaluation, evaluateCase } from './evaluate-case.ts'
export { checkEvidence } from './evidence/check-evidence.ts'
export { checkReceipt } from './evidence/check-receipt.ts'
export { dailyRoots, rootsFile } from './evidence/daily-roots.ts'
export type { GivenSignature } from './evidence/prove-by-signature.ts'
export type { SubmissionConfirmation } from './evidence/prove-submission.ts'
export { publishRoots } from './evidence/publish-roots.ts'
export { receiptOf } from './evidence/receipt.ts'
export {
  type SignatureInfo,
  type SubmittedSignature,
  submittedSignatures,
  verifySignatures,
} from './evidence/signatures.ts'
export { waitingRoots } from './evidence/waiting-roots.ts'
export type {
  Confirmation,
  Field,
  FieldSection,
  MaterialKind,
  NoticeToRead,
} from './field.ts'
export { type AgeGroup, type DeskFigures, deskFigures, type StateGroup } from './figures/desk-figures.ts'
export { mergeTally } from './figures/merge-tally.ts'
export { waitingTally } from './figures/waiting-tally.ts'
export { filesOfCases } from './files-of-cases.ts'
export { aboutOf } from './filing-target.ts'
export { type Current, findCurrent } from './find-current.ts'
export { firstBrokenEvent } from './first-broken-event.ts'
export { handOver, maySupervise } from './handing/hand-over.ts'
export { officersFor } from './handing/officers-for.ts'
export { answerHearing } from './hearing/answer-hearing.ts'
export { hearingOutcomes } from './hearing/close-hearing.ts'
export { countHearings } from './hearing/count-hearings.ts'
export { findHearing } from './hearing/find-hearing.ts'
export type { Hearing } from './hearing/hearing.ts'
export { listHearings } from './hearing/list-hearings.ts'
export { type OfficersHearing, officersHearing } from './hearing/officers-hearing.ts'
export { isUnaccepted } from './is-unaccepted.ts'
export type { EntitlementButton, HomeFigure, Item, OpenedItem } from './item.ts'
export { latestEventAt } from './latest-event-at.ts'
export { addPage } from './materials/add-page.ts'
export { movePage } from './materials/move-page.ts'
export { removePage } from './materials/remove-page.ts'
export { type Reusable, reusable } from './materials/reusable.ts'
export { reuse } from './materials/reuse.ts'
export { rotatePage } from './materials/rotate-page.ts'
export { type Rotation, rotationOf, turned } from './materials/rotation.ts'
export { settlePages } from './materials/settle-pages.ts'
export type { Material, MaterialPage } from './materials-of.ts'
export { type Note, note } from './note.ts'
export type { DeclarationPage } from './paginate-declarations.ts'
export {
  type Declared,
  type PendingSubmission,
  pendingSubmission,
  sendConfirmationCode,
} from './pending-submission.ts'
export { mayDecide, mayDecideRows } from './permissions.ts'
export { endPairing } from './phone/end-pairing.ts'
export { type Entered, enterPairing } from './phone/enter-pairing.ts'
export { findPairing, type Pairing } from './phone/find-pairing.ts'
export { openPairing } from './phone/open-pairing.ts'
export { takePhotograph } from './phone/take-photograph.ts'
export { printedSection } from './printed-section.ts'
export { type ProgressSearch, progress } from './progress.ts'
export { type QueuePlace, queuePlace } from './queue/queue-place.ts'
export { type ChangedCondition, type Reevaluation, reevaluate } from './re-evaluate.ts'
export { remindOfDrafts } from './remind-of-drafts.ts'
export { requiredMaterials } from './required-materials.ts'
export { revoke } from './revoke.ts'
export { addRow, type NewRow } from './rows/add-row.ts'
export { type AddedSheet, addSheet, type SheetRow } from './rows/add-sheet.ts'
export { changeRow } from './rows/change-row.ts'
export { countRows, type RowCounts } from './rows/count-rows.ts'
export { countSubmittedRows } from './rows/count-submitted-rows.ts'
export { decideRows } from './rows/decide-rows.ts'
export type { DeclaredRows, DraftRow } from './rows/declared-rows.ts'
export { type FoundRow, findRow } from './rows/find-row.ts'
export { type FoundRows, findRows } from './rows/find-rows.ts'
export { firstRows, listRows, type RowFilter, type RowPage, type RowSearch } from './rows/list-rows.ts'
export { nextSubject } from './rows/next-subject.ts'
export { removeRows } from './rows/remove-rows.ts'
export { rowStates } from './rows/row-workflow.ts'
export type { ItemRows, RowKey, RowVerdict } from './rows/rows-definition.ts'
export { type RowCell, type ShownRow, shownDraft, shownRow } from './rows/shown-row.ts'
export { save } from './save.ts'
export { sealedCasework } from './sealed.ts'
export { sendBack } from './send-back.ts'
export { type SendingBackFromStep, sendBackFromStep } from './send-back-from-step.ts'
export { type Reopening, reopenCase } from './settle.ts'
export { statusLabel } from './status-label.ts'
export {
  firstReview,
  hrApproval,
  isDecided,
  type MovingCase,
  type Payee,
  payeeSchema,
  review,
  type Step,
  secondReview,
  soleReview,
} from './step.ts'
export { submit } from './submit.ts'
export type { BulkVerb } from './tables.ts'
export { type ToDo, toDo } from './to-do.ts'
export { isOpenState, type OfficerVerb, type State, states } from './workflow.ts'
