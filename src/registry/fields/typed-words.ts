import { z } from 'zod'
import { cleanText } from './clean-text.ts'
import { cleanName, nameFault } from './name.ts'

interface Wanted {
  readonly least: number
  readonly most: number
  /** said if it is shorter than `least` */
  readonly missing: string
  /** said if it is longer than `most`, in place of the usual sentence */
  readonly long?: string
}

/** Counts UTF-16 code units, as `maxlength` does; Zod counts characters. */
const within = ({ least, most, missing, long = `不能超过 ${most} 个字。` }: Wanted) =>
  z.string().superRefine((text, context) => {
    const message = text.length < least ? missing : text.length > most ? long : undefined
    if (message !== undefined) context.addIssue({ code: 'custom', message })
  })

/** Free words in a form's schema. Lengths count as `maxlength` does. */
export const typedWords = (wanted: Wanted) => z.string().default('').transform(cleanText).pipe(within(wanted))

/** The name of a person, unit or account. A damaged one is refused. */
export const typedName = (wanted: Wanted) =>
  z
    .string()
    .default('')
    .transform(cleanName)
    .pipe(
      within(wanted).superRefine((name, context) => {
        const sentence = nameFault(name)
        if (sentence !== undefined) context.addIssue({ code: 'custom', message: sentence })
      }),
    )
