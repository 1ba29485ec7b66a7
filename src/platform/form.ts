import { z } from 'zod'
import { Refusal } from './refusal.ts'

/** The named texts of a posted form, or of any form-like input. */
export type FormValues = Readonly<Record<string, string>>

/** Texts of a form that were kept as JSON. */
export const formValues: z.ZodType<FormValues> = z.record(z.string(), z.string())

/**
 * What a schema makes of posted texts.
 * @throws Refusal 'invalid' with one finding per field that is wrong, in the schema's words.
 */
export function readForm<T extends z.ZodType>(schema: T, values: FormValues): z.output<T> {
  const parsed = schema.safeParse(values)
  if (parsed.success) return parsed.data
  const seen = new Set<string>()
  const findings = parsed.error.issues.flatMap(issue => {
    const field = issue.path.join('.')
    if (seen.has(field)) return []
    seen.add(field)
    return [field === '' ? { sentence: issue.message } : { field, sentence: issue.message }]
  })
  throw new Refusal('invalid', findings)
}
