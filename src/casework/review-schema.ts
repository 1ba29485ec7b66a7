import { z } from 'zod'
import type { CaseReview } from './condition.ts'

/** A review as a snapshot keeps it. */
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
