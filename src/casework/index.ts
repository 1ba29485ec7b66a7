/** 办件: the life of one declaration, verb by verb in the order of its walk. Knows no item: they are handed in. */

export { accept } from './accept.ts'
export { approve } from './approve.ts'
export { attach, detach, type Material, mayAttach } from './attach.ts'
export { type CaseFile, caseFile, type HistoryLine } from './case-file.ts'
export { mayDecide } from './decide.ts'
export type { Declaration, Snapshot } from './declaration.ts'
export { type DeskSearch, desk, deskCounts } from './desk.ts'
export { discard } from './discard.ts'
export { firstBrokenEvent } from './events.ts'
export { type Current, findCurrent } from './find-current.ts'
export {
  type Catalogue,
  type Confirmation,
  catalogueOf,
  defineItem,
  type Field,
  type FieldSection,
  getItem,
  type Item,
  type MaterialKind,
  type NoticeToRead,
  type OpenedItem,
  type ReadableSection,
  readableRow,
} from './item.ts'
export { type Counts, countSubmitted, counts, type Found, type ProgressSearch, progress } from './progress.ts'
export { latestEventAt, remindOfDrafts } from './remind.ts'
export { restore } from './restore.ts'
export { revoke } from './revoke.ts'
export { save } from './save.ts'
export { sendBack } from './send-back.ts'
export { confirmationOf, sendConfirmationCode, submit } from './submit.ts'
export { toDo } from './to-do.ts'
export { type State, states } from './workflow.ts'
