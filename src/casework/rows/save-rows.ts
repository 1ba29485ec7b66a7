import type { Acting, Member } from '#identity'
import type { Tx } from '#platform'
import { changeDeclaration } from '../change-declaration.ts'
import type { DeclarationRow } from '../declaration.ts'
import type { OpenForRows } from './open-for-rows.ts'

/** Every change of rows is a change of their declaration: its revision grows, and its history says what was done. */
export const saveRows = (
  tx: Tx,
  acting: Acting<Member>,
  { row, item }: Pick<OpenForRows, 'row' | 'item'>,
  words: string,
): Promise<DeclarationRow> =>
  changeDeclaration(tx, acting, row, {
    verbs: ['save'],
    columns: { item_version: item.version, saved_at: acting.at, revision: row.revision + 1 },
    events: [{ verb: 'save', words }],
  })
