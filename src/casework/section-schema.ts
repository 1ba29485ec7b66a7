import { z } from 'zod'
import type { DisplayRow, DisplaySection } from './display-row.ts'

/** A line as a snapshot keeps it. */
export const displayRowSchema: z.ZodType<DisplayRow> = z.looseObject({
  label: z.string(),
  value: z.string(),
  personal: z.enum(['mobile', 'account', 'id-no']).exactOptional(),
})

/** A section as a snapshot keeps it. */
export const sectionSchema: z.ZodType<DisplaySection> = z.looseObject({
  title: z.string(),
  rows: z.array(displayRowSchema),
})
