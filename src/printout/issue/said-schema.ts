import { z } from 'zod'
import { layoutSchema } from '../layout-schema.ts'
import type { Said } from './printout.ts'

export const saidSchema: z.ZodType<Said> = z.looseObject({
  layout: layoutSchema,
  standing: z.string(),
  key: z.string(),
  code: z.string(),
})
