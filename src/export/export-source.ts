import type { Acting, OfficerActor } from '#identity'
import type { FormValues } from '#platform'

/** A cell value: text (dates included), a number, or money in fen if its column says so. */
export type Cell = string | number | null

export interface SheetColumn {
  readonly title: string
  /** in characters */
  readonly width: number
  /** money is given in fen and shown in yuan; other formats are written as given */
  readonly kind?: 'money'
}

/** A list that can be exported. The caller of the job supplies the sources. */
export interface ExportSource {
  /** kebab-case and stable: it is stored in the database */
  readonly code: string
  readonly title: string
  readonly columns: readonly SheetColumn[]
  /** all rows in order, read page by page with the visibility of the officer who ordered the export */
  rows(acting: Acting<OfficerActor>, query: FormValues): AsyncIterable<readonly Cell[]>
}
