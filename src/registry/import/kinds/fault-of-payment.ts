import type { RowFault } from '../file-kind.ts'

const undated: RowFault = {
  column: 'paid_on',
  reason: '有实缴金额而没有缴费日期，请填写实际到账的日期',
}
const unpaid: RowFault = { column: 'paid_on', reason: '没有实缴金额却有缴费日期，未缴费的月份请留空' }

/** An amount (fen) is paid on a day, or neither. */
export function faultOfPayment(paidFen: number, paidOn: string | null): RowFault | undefined {
  if (paidFen > 0 === (paidOn !== null)) return undefined
  return paidFen > 0 ? undated : unpaid
}
