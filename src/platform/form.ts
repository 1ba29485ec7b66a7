import { z } from 'zod'
import { checkAll } from './check-all.ts'
import { type Finding, Refusal } from './refusal.ts'

/** The named texts of a posted form, or of any form-like input. */
export type FormValues = Readonly<Record<string, string>>

/** Texts of a form that were kept as JSON. */
export const formValues: z.ZodType<FormValues> = z.record(z.string(), z.string())

/**
 * What a schema makes of posted texts.
 * @throws Refusal 'invalid' with one finding per field that is wrong, in the schema's words.
 */
export function readForm<T extends z.ZodType>(schema: T, values: FormValues): z.output<T> {
  return rightData(schema.safeParse(values))
}

function rightData<Data>(parsed: z.ZodSafeParseResult<Data>): Data {
  if (parsed.success) return parsed.data
  throw new Refusal('invalid', findingsOf(parsed.error))
}

/** One finding per field that is wrong, in the schema's words. */
export function findingsOf(error: z.ZodError): Finding[] {
  const seen = new Set<string>()
  return error.issues.flatMap(issue => {
    const field = issue.path.join('.')
    if (seen.has(field)) return []
    seen.add(field)
    return [field === '' ? { sentence: issue.message } : { field, sentence: issue.message }]
  })
}

/**
 * Another check of the same form, such as its captcha, its agreement or a password. `faulty`: the form is refused in any
 * case, so that a captcha is kept for it. @throws Refusal
 */
export type FormCheck = (faulty: boolean) => unknown

/**
 * As `readForm`, with other checks of the same form.
 * @throws Refusal 'invalid' with the findings of all.
 */
export async function readFormWith<T extends z.ZodType>(
  schema: T,
  values: FormValues,
  ...checks: readonly FormCheck[]
): Promise<z.output<T>> {
  const parsed = schema.safeParse(values)
  await checkAll(() => rightData(parsed), ...checks.map(check => () => check(!parsed.success)))
  return rightData(parsed)
}
