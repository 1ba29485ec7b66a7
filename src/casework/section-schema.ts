import { z } from 'zod'
import type { DisplaySection } from './display-rows.ts'

const rowSchema = z.looseObject({
  label: z.string(),
  value: z.string(),
  personal: z.enum(['mobile', 'account']).exactOptional(),
})

/** A section as a snapshot keeps it. */
export const sectionSchema: z.ZodType<DisplaySection> = z.looseObject({
  title: z.string(),
  rows: z.array(rowSchema),
})
