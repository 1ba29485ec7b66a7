/** 拨付: publicity, payment batches, bank files out and back, returned money, recovery. Brings two steps of a case. */

export { acceptObjection } from './publicity/accept-objection.ts'
export { addEvidence, mostEvidence } from './publicity/add-evidence.ts'
export { decideObjection } from './publicity/decide-objection.ts'
export { endPublicities } from './publicity/end-publicities.ts'
export type { Evidence } from './publicity/evidence.ts'
export { type FollowedObjection, findObjection, followObjection } from './publicity/follow-objection.ts'
export { endHeld, type HeldCase, heldCase, releaseHeld } from './publicity/held-case.ts'
export type { Objection, ObjectionState } from './publicity/objection.ts'
export { getObjection, objections } from './publicity/objections.ts'
export { preparePublicity } from './publicity/prepare-publicity.ts'
export type { PublicLine } from './publicity/public-file.ts'
export {
  type PublicList,
  type PublicListPage,
  publicFile,
  publicList,
  publicLists,
} from './publicity/public-list.ts'
export type { Publicity, PublicityState } from './publicity/publicity.ts'
export { type PublicityCase, type PublicityWithCases, publicityCases } from './publicity/publicity-cases.ts'
export { type PublicityOnDesk, publicityDesk } from './publicity/publicity-desk.ts'
export { mayPublicity } from './publicity/publicity-posts.ts'
export { publicity } from './publicity/publicity-step.ts'
export { publishPublicity } from './publicity/publish-publicity.ts'
export { raiseObjection } from './publicity/raise-objection.ts'
export { takeOut } from './publicity/take-out.ts'
export { type WaitingGroup, waitingGroups } from './publicity/waiting-groups.ts'
export { withdrawPublicity } from './publicity/withdraw-publicity.ts'
