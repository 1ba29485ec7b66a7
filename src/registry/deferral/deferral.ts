import type { Insurance } from '../codes/insurances.ts'

/** 缓交: a unit's part of an insurance's months that it may pay later. */
export interface Deferral {
  readonly deferralNo: number
  readonly unitNo: string
  readonly insurance: Insurance
  /** YYYYMM, both included */
  readonly fromMonth: string
  readonly toMonth: string
  /** YYYY-MM-DD: without late fee until this day */
  readonly paidUpBy: string
  /** the number of the document that allows it */
  readonly document: string
  readonly grantedOn: string
}
