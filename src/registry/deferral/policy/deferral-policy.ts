import { areaPrefix } from '#platform'
import { hallDefault } from '../../bill/rules/contribution-rules.ts'
import type { Insurance } from '../../codes/insurances.ts'
import type { DeferralFile } from './deferral-file.ts'
import { readDeferrals } from './read-deferrals.ts'

/** A figure and the number of the document that says it, or 本厅默认. */
export interface Sourced<Value> {
  readonly value: Value
  readonly source: string
}

/** One document's deferral: who may apply when, for which months, and until when it is paid up. */
export interface DeferralRound {
  readonly name: string
  /** the number of the document */
  readonly document: string
  /** what a unit states, one of them: its industry, or 暂时困难 */
  readonly grounds: readonly string[]
  /** the sizes of enterprises that it is for; undefined where it is for all */
  readonly sizes: readonly string[] | undefined
  readonly insurances: readonly {
    readonly insurance: Insurance
    /** YYYYMM, both included */
    readonly from: Sourced<string>
    readonly to: Sourced<string>
  }[]
  readonly mostMonths: Sourced<number>
  /** YYYY-MM-DD: without late fee until this day */
  readonly paidUpBy: Sourced<string>
  /** YYYY-MM-DD, both included */
  readonly applications: { readonly from: Sourced<string>; readonly to: Sourced<string> }
}

/** The deferral policies of a place, and documents whose rules for it were not found. */
export interface DeferralPolicy {
  readonly rounds: readonly DeferralRound[]
  readonly notFound: readonly {
    readonly document: string
    readonly from: string
    readonly missing: string
  }[]
}

let known: readonly DeferralFile[] | undefined

/** Read once, and validated when the program starts. */
export function deferralFiles(): readonly DeferralFile[] {
  known ??= readDeferrals()
  return known
}

/** The policies for an area; no rounds where its place has no file. */
export function deferralPolicy(areaCode: string): DeferralPolicy {
  const file = deferralFiles().find(one => areaCode.startsWith(areaPrefix(one.area)))
  if (!file) return { rounds: [], notFound: [] }
  return {
    rounds: file.rounds.map(one => roundOf(file, one)),
    notFound: file.not_found.map(one => ({ ...one, document: numberOf(file, one.document) })),
  }
}

/** What a unit may state anywhere: industries and 暂时困难, each once. */
export const deferralGrounds = (): readonly string[] => [
  ...new Set(deferralFiles().flatMap(file => file.rounds.flatMap(one => one.grounds))),
]

const numberOf = (file: DeferralFile, document: string) => file.documents[document] ?? document

function roundOf(file: DeferralFile, one: DeferralFile['rounds'][number]): DeferralRound {
  const sourced = <Value>(value: Value, { document }: { readonly document?: string | undefined }) => ({
    value,
    source: document === undefined ? hallDefault : numberOf(file, document),
  })
  const { most_months: most, paid_up_by: paidUpBy, applications } = one
  return {
    name: one.name,
    document: numberOf(file, one.document),
    grounds: one.grounds,
    sizes: one.sizes,
    insurances: one.insurances.map(({ insurance, from, to }) => ({
      insurance,
      from: sourced(from.month, from),
      to: sourced(to.month, to),
    })),
    mostMonths: sourced(most.count, most),
    paidUpBy: sourced(paidUpBy.day, paidUpBy),
    applications: {
      from: sourced(applications.from.day, applications.from),
      to: sourced(applications.to.day, applications.to),
    },
  }
}
