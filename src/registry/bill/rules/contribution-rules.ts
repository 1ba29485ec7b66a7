import { areaPrefix, type Fen, refuse } from '#platform'
import type { Insurance } from '../../codes/insurances.ts'
import { readRules } from './read-rules.ts'
import type { RulesFile } from './rules-file.ts'

/** Shares of the base in hundred-thousandths (0.7 % is 700), with the document that sets them. */
export interface InsuranceRate {
  readonly unit: number
  readonly person: number
  readonly source: string
}

/** What a month's bill is computed by, for one area. Each `source` is a document with its clause, or 本厅默认. */
export interface ContributionRules {
  readonly rates: Readonly<Record<Insurance, InsuranceRate>>
  /** what a declared wage is raised or lowered to, in fen */
  readonly baseLimits: { readonly floorFen: Fen; readonly ceilingFen: Fen; readonly source: string }
  /** days of the month on which people are entered and left, both included */
  readonly window: { readonly firstDay: number; readonly lastDay: number; readonly source: string }
  /** the last day of which month after its own a month may be paid until */
  readonly deadline: { readonly monthsAfter: number; readonly source: string }
  /** share of what is owed, for each day after the deadline, in hundred-thousandths */
  readonly lateFee: { readonly perDay: number; readonly source: string }
}

/** How a figure is shown for which no document was found. */
export const hallDefault = '本厅默认（未找到公开文件）'

let known: readonly RulesFile[] | undefined

/** Read once, and validated when the program starts. */
export function rulesFiles(): readonly RulesFile[] {
  known ??= readRules()
  return known
}

/**
 * The parameters in force for a month (YYYYMM) in an area.
 * @throws Refusal where the file of the place (policy/PLACE/contributions.yaml) says nothing for that month or area:
 * nothing is computed by figures that were not in force.
 */
export function contributionRules(month: string, areaCode: string): ContributionRules {
  const file =
    fileOf(areaCode) ?? refuse('conflict', `没有 ${areaCode} 的社会保险费参数文件（policy/），不能核定。`)
  const of = <Row extends Dated>(rows: readonly Row[]): Row & { readonly source: string } => {
    const row = newest(rows.filter(one => one.from <= month))
    return row
      ? { ...row, source: sourceOf(file, row) }
      : refuse(
          'conflict',
          `${month.slice(0, 4)} 年 ${Number(month.slice(4))} 月的社会保险费参数没有登记，不能核定。`,
        )
  }
  const { unit: pension, person: ofPension, source: pensionSource } = of(file.pension)
  const unemployment = of(file.unemployment)
  const injury = of(file.injury)
  const injuryClass = of(file.injury_class)
  const limits = of(file.base_limits)
  const window = of(file.windows.filter(one => one === narrowest(file, areaCode, month)))
  const deadline = of(file.deadlines)
  const fee = of(file.late_fee)
  return {
    rates: {
      养老保险: { unit: pension, person: ofPension, source: pensionSource },
      失业保险: { unit: unemployment.unit, person: unemployment.person, source: unemployment.source },
      工伤保险: {
        unit: injury.classes[injuryClass.class - 1] ?? 0,
        person: 0,
        source: `行业类别 ${injuryClass.class} 类，${[...new Set([injury.source, injuryClass.source])].join('；')}`,
      },
    },
    baseLimits: { floorFen: limits.floor, ceilingFen: limits.ceiling, source: limits.source },
    window: { firstDay: window.first_day, lastDay: window.last_day, source: window.source },
    deadline: { monthsAfter: deadline.months_after, source: deadline.source },
    lateFee: { perDay: fee.per_day, source: fee.source },
  }
}

/** The file of the place that an area belongs to, if there is one. */
export const fileOf = (areaCode: string): RulesFile | undefined =>
  rulesFiles().find(one => areaCode.startsWith(areaPrefix(one.area)))

interface Dated {
  readonly from: string
  readonly document?: string | undefined
  readonly clause?: string | undefined
}

const newest = <Row extends Dated>(rows: readonly Row[]): Row | undefined =>
  rows.toSorted((one, other) => (one.from < other.from ? -1 : 1)).at(-1)

/** Of the windows of a county, its city and its province the one nearest to it that is in force. */
function narrowest(file: RulesFile, areaCode: string, month: string) {
  const around = file.windows.filter(one => one.from <= month && areaCode.startsWith(areaPrefix(one.area)))
  const length = Math.max(...around.map(one => areaPrefix(one.area).length))
  return newest(around.filter(one => areaPrefix(one.area).length === length))
}

function sourceOf(file: RulesFile, { document, clause }: Dated): string {
  if (document === undefined) return hallDefault
  return `${file.documents[document]?.number ?? document} ${clause}`
}
