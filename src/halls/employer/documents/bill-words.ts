import { shownYuan } from '#platform'
import { type BillLine, type BillSummary, contributionRules, type InsuranceRate, lateFee } from '#registry'

/** What each kind of bill is called. */
export const billKinds = { monthly: '当月核定', late: '补缴核定' } as const

/** 700 → 0.7% */
export const shownRate = (rate: number): string => `${rate / 1000}%`

/** 单位 0.7%，个人 0.3% */
const rateWords = ({ unit, person }: InsuranceRate): string =>
  person === 0 ? `单位 ${shownRate(unit)}，个人不缴费` : `单位 ${shownRate(unit)}，个人 ${shownRate(person)}`

/** The state of a bill on a day (YYYY-MM-DD). */
export function stateOfBill({ dueFen, paidFen, dueOn }: BillSummary, today: string) {
  if (paidFen >= dueFen) return { tone: 'success', words: '已缴清' } as const
  if (today > dueOn) return { tone: 'danger', words: `欠缴 ${shownYuan(dueFen - paidFen)} 元` } as const
  return paidFen === 0
    ? ({ tone: 'info', words: '待缴' } as const)
    : ({ tone: 'info', words: `待缴 ${shownYuan(dueFen - paidFen)} 元` } as const)
}

/** How the late fee of a line was computed, from the deadline to the day of settling (YYYY-MM-DD). */
export function lateFeeWords(line: BillLine, areaCode: string, settledOn: string): string {
  const dueFen = line.unitDueFen + line.personDueFen
  const { days, perDay } = lateFee({ month: line.month, areaCode, on: settledOn, dueFen })
  if (days === 0) return '未过缴费截止日，不加收'
  return `${shownYuan(dueFen)} 元 × ${shownRate(perDay)} × ${days} 天 = ${shownYuan(line.lateFeeFen)} 元`
}

/** The rates of the months and insurances of a bill, each once, with the document that sets it. */
export function ratesOf(lines: readonly BillLine[], areaCode: string) {
  const rates = lines.map(({ month, insurance }) => {
    const rate = contributionRules(month, areaCode).rates[insurance]
    return { insurance, words: rateWords(rate), source: rate.source }
  })
  return [...new Map(rates.map(rate => [`${rate.insurance} ${rate.words} ${rate.source}`, rate])).values()]
}
