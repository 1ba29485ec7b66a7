/** What is asked of the process that reads workbooks. */
export interface ToConvert {
  /** the path of a workbook, or its bytes */
  readonly from: string | Uint8Array
  /** the path to write to; without it the table comes back with the answer */
  readonly to?: string
  /** bytes that its parts may have when inflated, all together */
  readonly mostInflated: number
  /** bytes of the table */
  readonly mostWritten: number
}

/** A sheet as a table: CSV in UTF-8 with commas, whose line n is row n of the sheet. */
export interface Converted {
  /** the name of the sheet that was read */
  readonly sheet: string
  /** the names of other visible sheets that are not empty */
  readonly others: readonly string[]
  readonly table?: Uint8Array
}

/** The answer: a table, or why there is none. */
export type Conversion = { readonly converted: Converted } | { readonly refused: string }
