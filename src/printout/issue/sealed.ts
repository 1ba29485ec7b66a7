import type { SealedColumn } from '#platform'

export const saidColumn = {
  table: 'printout.document',
  column: 'said_sealed',
  row: ['number'],
  before: 'printout.document.said',
} as const satisfies SealedColumn

/** Every sealed column of this room. */
export const sealedPrintouts: readonly SealedColumn[] = [saidColumn]
