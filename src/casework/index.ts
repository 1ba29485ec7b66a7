/** 办件: the life of one declaration, verb by verb in the order of its walk. Knows no item: they are handed in. */
export {
  catalogueOf,
  type Catalogue,
  type Confirmation,
  defineItem,
  type Field,
  type FieldSection,
  getItem,
  type Item,
  type MaterialKind,
  type NoticeToRead,
  type OpenedItem,
  type ReadableSection,
} from './item.ts'
export { type Current, findCurrent } from './find-current.ts'
export { save } from './save.ts'
export { attach, detach, type Material, mayAttach } from './attach.ts'
export { confirmationOf, sendConfirmationCode, submit } from './submit.ts'
export { discard } from './discard.ts'
export { restore } from './restore.ts'
export { accept } from './accept.ts'
export { sendBack } from './send-back.ts'
export { approve } from './approve.ts'
export { revoke } from './revoke.ts'
export { mayDecide } from './decide.ts'
export { caseFile, type CaseFile, type HistoryLine } from './case-file.ts'
export { toDo } from './to-do.ts'
export { type Counts, countSubmitted, counts, type Found, progress, type ProgressSearch } from './progress.ts'
export { desk, deskCounts, type DeskSearch } from './desk.ts'
export { latestEventAt, remindOfDrafts } from './remind.ts'
export { firstBrokenEvent } from './events.ts'
export type { Declaration, Snapshot } from './declaration.ts'
export { type State, states } from './workflow.ts'
