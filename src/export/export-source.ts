import type { Acting, OfficerActor } from '#identity'
import type { FormValues } from '#platform'

/** What stands in a cell: a text (dates too), a number, or money in fen where its column says so. */
export type Cell = string | number | null

export interface SheetColumn {
  readonly title: string
  /** in characters */
  readonly width: number
  /** money is given in fen and shown in yuan; everything else stands as it is given */
  readonly kind?: 'money'
}

/** A list that can be exported. Sources are handed to the job by whoever knows the lists. */
export interface ExportSource {
  /** kebab-case, stable: it stands in the database */
  readonly code: string
  readonly title: string
  readonly columns: readonly SheetColumn[]
  /** the rows one after another, read page by page in the sight of whoever ordered them */
  rows(acting: Acting<OfficerActor>, query: FormValues): AsyncIterable<readonly Cell[]>
}
