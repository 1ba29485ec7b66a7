import { z } from 'zod'
import type { Acting, OfficerRole } from '#identity'
import type { Fen, Tx } from '#platform'
import type { Key } from './key.ts'

/** The account that a case's money is paid to, as declared by the applicant. */
export interface Payee {
  readonly accountName: string
  readonly accountNo: string
  readonly bankName: string
}

export const payeeSchema: z.ZodType<Payee> = z.looseObject({
  accountName: z.string(),
  accountNo: z.string(),
  bankName: z.string(),
})

/** A case in progress, as seen by the rooms that handle its steps. Amounts in fen; 0 when the item pays nothing. */
export interface MovingCase extends Key {
  readonly itemCode: string
  /** the subject of the case within its item: the year of a refund */
  readonly subject: string
  readonly serial: string
  readonly unitName: string
  readonly areaCode: string
  readonly amountFen: Fen
  readonly payee: Payee | undefined
}

/**
 * One step after 受理, in the order listed by the item. A step with posts is completed by an officer's `approve`. A step
 * without posts belongs to another room: its `enter` starts the work there, and that room calls `completeStep`,
 * `sendBackFromStep` or `endCaseAtStep` when it is done.
 */
export interface Step {
  /** kebab-case; stored in the database, so it never changes */
  readonly code: string
  /** 初审 */
  readonly name: string
  /** 办理状态 while a case is at this step: 待初审 */
  readonly standing: string
  /** posts that may approve this step */
  readonly posts: readonly OfficerRole[]
  /** deadline in working days; 0: no deadline */
  readonly workingDays: number
  /** called in the transaction that moves the case to this step */
  enter?(tx: Tx, acting: Acting, arrived: MovingCase): Promise<void>
}

/** 复核: the single review of simple items. */
export const review: Step = {
  code: 'review',
  name: '审核',
  standing: '办理中',
  posts: ['review'],
  workingDays: 5,
}

/** 审核 by a single officer, for items without a separate 受理 (`acceptance: false`) that need no second person. */
export const soleReview: Step = {
  code: 'sole-review',
  name: '审核',
  standing: '待审核',
  posts: ['accept', 'review'],
  workingDays: 5,
}

/** 初审 by the agency, in preparation for the other reviews. */
export const firstReview: Step = {
  code: 'first-review',
  name: '初审',
  standing: '待初审',
  posts: ['accept', 'review'],
  workingDays: 5,
}

/** 复核 by another officer of the agency. */
export const secondReview: Step = {
  code: 'second-review',
  name: '复核',
  standing: '待复核',
  posts: ['review'],
  workingDays: 3,
}

/** 同级人社行政部门审核 */
export const hrApproval: Step = {
  code: 'hr-approval',
  name: '人社部门审核',
  standing: '待人社部门审核',
  posts: ['hr'],
  workingDays: 5,
}

const decided = new Set([review, soleReview, firstReview, secondReview, hrApproval].map(step => step.code))

/** Whether officers decide at a step; steps of other rooms begin once all officers have approved. */
export const isDecided = (step: string | null): boolean => step !== null && decided.has(step)
