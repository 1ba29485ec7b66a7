import type { CaseFile, Item, OpenedItem } from '#casework'
import type { Acting, Member } from '#identity'
import type { Unit } from '#registry'

/** A declaration with all data its documents need. */
export interface PrintedCase {
  readonly acting: Acting<Member>
  readonly item: Item
  readonly file: CaseFile
  readonly unit: Unit
  readonly opened: OpenedItem
}
