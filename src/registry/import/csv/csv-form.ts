/** How the bytes of one CSV file are to be read; the same for the whole file. */
export interface CsvForm {
  readonly encoding: Encoding
  readonly delimiter: Delimiter
  /** lines end with a carriage return alone, as old Macintosh programs wrote them */
  readonly returnsOnly: boolean
}

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'

/** most usual first */
export const delimiters = [',', '\t', ';', '|'] as const
export type Delimiter = (typeof delimiters)[number]

/** What nearly every file is, and what is read without a copy of its bytes. */
export const plainForm: CsvForm = { encoding: 'utf-8', delimiter: ',', returnsOnly: false }

/** Bytes of a line feed. */
export const unitOf = ({ encoding }: CsvForm): number => (encoding.startsWith('utf-16') ? 2 : 1)
