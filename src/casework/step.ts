import { z } from 'zod'
import type { Acting, OfficerRole } from '#identity'
import type { Fen, Tx } from '#platform'
import type { Key } from './record-event.ts'

/** The account that money of a case goes to, as the applicant declared it. */
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

/** A case on its way through the steps, as rooms that act on it know it. Amounts in fen; 0 where no money is asked. */
export interface MovingCase extends Key {
  readonly itemCode: string
  /** what the case is about within its item: the year of a refund */
  readonly subject: string
  readonly serial: string
  readonly unitName: string
  readonly areaCode: string
  readonly amountFen: Fen
  readonly payee: Payee | undefined
}

/**
 * One station on the way of a case after 受理, in the order in which its item lists them. Steps of an officer end by
 * `approve`; a step without posts belongs to the room that brings it: its `enter` begins something, and that room
 * calls `advance` or `returnCase` when it is over.
 */
export interface Step {
  /** kebab-case, stable for ever: it stands in the database */
  readonly code: string
  /** 初审 */
  readonly name: string
  /** 办理状态 while a case stands here: 待初审 */
  readonly standing: string
  /** who may approve here */
  readonly posts: readonly OfficerRole[]
  /** working days in which this step is to be done; 0: no deadline of its own */
  readonly workingDays: number
  /** inside the transaction that brings the case here */
  enter?(tx: Tx, acting: Acting, arrived: MovingCase): Promise<void>
}

/** 复核: the one review of items that need no more. */
export const review: Step = {
  code: 'review',
  name: '审核',
  standing: '办理中',
  posts: ['review'],
  workingDays: 5,
}

/** 初审 by the agency, prepared for somebody else's eyes. */
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

const decided = new Set([review, firstReview, secondReview, hrApproval].map(step => step.code))

/** Whether officers still decide at a step: the steps that other rooms bring begin when all have approved. */
export const isDecided = (step: string | null): boolean => step !== null && decided.has(step)
