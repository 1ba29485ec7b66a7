import { createHash } from 'node:crypto'
import type { Fen } from '#platform'

/** One condition of a case as the approving officer sees it: the figure beside its limit. */
export interface Condition {
  readonly code: string
  readonly title: string
  readonly passed: boolean
  /** the figure with its unit: 40.00 人 */
  readonly figure: string
  readonly limit: string
  /** source and date of the figure */
  readonly source: string
  /** document and clause that require it */
  readonly clause: string
}

/** The current figures that officers decide a case by; the amount is in fen. */
export interface CaseReview {
  readonly conditions: readonly Condition[]
  readonly amountFen: Fen
}

/** The identity of a tick: condition and figure, so that a changed figure needs a new tick. */
export function tickOf(condition: Condition): string {
  const seen = [condition.passed, condition.figure, condition.limit].join('|')
  return `${condition.code}.${createHash('sha256').update(seen).digest('hex').slice(0, 12)}`
}
