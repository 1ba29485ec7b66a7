import { z } from 'zod'
import { cleanCount } from './clean-count.ts'

interface WantedCount {
  readonly most: number
  /** said if it is no number */
  readonly missing: string
}

/** A number of people or months in a form's schema, 0 at least. */
export const typedCount = ({ most, missing }: WantedCount) =>
  z
    .string()
    .default('')
    .transform((text, context): number => {
      const digits = cleanCount(text)
      if (/^\d{1,9}$/.test(digits) && Number(digits) <= most) return Number(digits)
      const message = /^\d+$/.test(digits) ? `不能超过 ${most}。` : missing
      context.addIssue({ code: 'custom', message })
      return z.NEVER
    })
