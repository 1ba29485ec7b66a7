import { z } from 'zod'
import { type FieldKindName, fieldKinds } from './field-kinds.ts'

const read = (kind: FieldKindName, fault: (text: string) => string | undefined) =>
  z
    .string()
    .default('')
    .transform(fieldKinds[kind].clean)
    .superRefine((text, context) => {
      const message = fault(text)
      if (message !== undefined) context.addIssue({ code: 'custom', message })
    })

/** A field of one kind in a form's schema: cleaned, then checked; `words` say what is wrong in place of the kind's own. */
export const typed = (kind: FieldKindName, words?: string) =>
  read(kind, text => {
    const sentence = fieldKinds[kind].fault(text)
    return sentence === undefined ? undefined : (words ?? sentence)
  })

/** As `typed`, for a field that may be left empty. */
export const typedIfAny = (kind: FieldKindName, words?: string) =>
  read(kind, text => {
    const sentence = text === '' ? undefined : fieldKinds[kind].fault(text)
    return sentence === undefined ? undefined : (words ?? sentence)
  })
