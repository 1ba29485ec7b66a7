import type { Acting } from '#identity'
import type { Tx } from '#platform'
import { changeDeclaration } from './change-declaration.ts'
import type { DeclarationRow } from './declaration.ts'
import type { NewEvent } from './event-row.ts'

/** Adds one event to the history of a locked declaration that otherwise stays as it is. @returns the row with its new head */
export const recordEvent = (
  tx: Tx,
  acting: Acting,
  row: DeclarationRow,
  event: NewEvent,
): Promise<DeclarationRow> => changeDeclaration(tx, acting, row, { events: [event] })
