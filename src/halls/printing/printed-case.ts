import type { CaseFile, Item, OpenedItem, RowCounts, ShownRow } from '#casework'
import type { Acting, Member } from '#identity'
import type { Unit } from '#registry'

/** A declaration with all data its documents need. */
export interface PrintedCase {
  readonly acting: Acting<Member>
  readonly item: Item
  readonly file: CaseFile
  readonly unit: Unit
  readonly opened: OpenedItem
  /** of an item with rows: the first of them, and how many there are */
  readonly rows: PrintedRows | undefined
}

export interface PrintedRows {
  readonly counts: RowCounts
  readonly first: readonly ShownRow[]
}
