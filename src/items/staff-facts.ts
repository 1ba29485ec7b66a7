import { type DisplaySection, nextSubject } from '#casework'
import type { Acting } from '#identity'
import { businessDate, shownYuan, type Tx } from '#platform'
import { type ContributionRules, contributionRules, openMonth, windowOf } from '#registry'
import { type UnitFacts, unitBlock, unitFacts } from './unit-facts.ts'

/** What declarations about a unit's people are checked against. */
export interface StaffFacts extends UnitFacts {
  /** the running number of the declaration */
  readonly subject: string
  /** the business day, YYYY-MM-DD */
  readonly today: string
  /** the month that can be declared without an officer, YYYYMM */
  readonly month: string
  readonly limits: ContributionRules['baseLimits']
}

/** The facts of an item whose code is given: its declarations are numbered. */
export const staffFacts =
  (itemCode: string) =>
  async (tx: Tx, acting: Acting, unitNo: string, subject?: string): Promise<StaffFacts> => {
    const facts = await unitFacts(tx, acting, unitNo)
    const { areaCode } = facts.unit
    const today = businessDate(acting.at)
    const month = openMonth(today, areaCode)
    return {
      ...facts,
      today,
      month,
      subject: subject ?? (await nextSubject(tx, unitNo, itemCode)),
      limits: contributionRules(month, areaCode).baseLimits,
    }
  }

/** The unit, and what may be declared now. */
export const staffBlock = (facts: StaffFacts): readonly DisplaySection[] => {
  const { month, limits, unit } = facts
  const { from, to } = windowOf(month, unit.areaCode)
  const rules = contributionRules(month, unit.areaCode)
  return [
    ...unitBlock(facts),
    {
      title: '本期办理',
      rows: [
        { label: '费款所属期', value: monthWords(month) },
        { label: '业务期', value: `${from} 至 ${to}，${rules.window.source}` },
        {
          label: '月缴费工资上下限',
          value: `${shownYuan(limits.floorFen)} 元至 ${shownYuan(limits.ceilingFen)} 元，${limits.source}`,
        },
      ],
    },
  ]
}

export const monthWords = (month: string) => `${month.slice(0, 4)} 年 ${Number(month.slice(4))} 月`
