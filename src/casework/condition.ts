import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Fen } from '#platform'

/** One condition of a case, as the officer who approves it must see it: the figure that counted beside its limit. */
export interface Condition {
  readonly code: string
  readonly title: string
  readonly passed: boolean
  /** the figure that counted, with its unit: 40.00 人 */
  readonly figure: string
  readonly limit: string
  /** where the figure comes from, and of which day */
  readonly source: string
  /** document and clause that ask for it */
  readonly clause: string
}

/** What an item knows of a case today that officers decide by; the amount is in fen. */
export interface CaseReview {
  readonly conditions: readonly Condition[]
  readonly amountFen: Fen
}

export const reviewSchema: z.ZodType<CaseReview> = z.looseObject({
  conditions: z.array(
    z.looseObject({
      code: z.string(),
      title: z.string(),
      passed: z.boolean(),
      figure: z.string(),
      limit: z.string(),
      source: z.string(),
      clause: z.string(),
    }),
  ),
  amountFen: z.number(),
})

/** What a tick stands for: this condition with this figure. Another figure is another tick. */
export function tickOf(condition: Condition): string {
  const seen = [condition.passed, condition.figure, condition.limit].join('|')
  return `${condition.code}.${createHash('sha256').update(seen).digest('hex').slice(0, 12)}`
}
