import { z } from 'zod'
import { type Finding, type FormValues, formValues, seal, unsealAs } from '#platform'
import type { DisplayRow } from '../display-row.ts'
import { sealed } from '../sealed.ts'
import { displayRowSchema } from '../section-schema.ts'
import type { CaseworkTables } from '../tables.ts'

/** What a row says, sealed as a whole. */
export interface RowContent {
  /** as typed, by field */
  readonly values: FormValues
  /** the line of the sheet it came from; missing for a row that was typed */
  readonly line?: number
  /** what must be corrected */
  readonly findings: readonly Finding[]
  /** why an officer decides it */
  readonly doubts: readonly string[]
  /** the officer's words */
  readonly words?: string
  /** as it was confirmed, frozen at submission */
  readonly readable?: readonly DisplayRow[]
}

const contentSchema: z.ZodType<RowContent> = z.looseObject({
  values: formValues,
  line: z.number().exactOptional(),
  findings: z.array(z.looseObject({ field: z.string().exactOptional(), sentence: z.string() })),
  doubts: z.array(z.string()),
  words: z.string().exactOptional(),
  readable: z.array(displayRowSchema).exactOptional(),
})

type Place = Pick<CaseworkTables['casework.declaration_row'], 'declaration_id' | 'row_no'>

export const sealRow = (content: RowContent, of: Place): Buffer =>
  seal(JSON.stringify(content), sealed.row, of)

export const unsealRow = (row: Place & { readonly content_sealed: Buffer }): RowContent =>
  unsealAs(contentSchema, row.content_sealed, sealed.row, row)
