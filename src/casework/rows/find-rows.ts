import type { Acting, Member } from '#identity'
import { refuse, type Tx } from '#platform'
import { activeDeclaration } from '../active-declaration.ts'
import { type Catalogue, getItem } from '../catalogue.ts'
import { type Declaration, type DeclarationRow, declarationOf, keyOf } from '../declaration.ts'
import { getDeclaration } from '../find-declaration.ts'
import type { Item, OpenedItem } from '../item.ts'
import { unitOf } from '../unit-of.ts'
import { listRows, type RowPage, type RowSearch } from './list-rows.ts'
import { nextSubject } from './next-subject.ts'
import type { Into } from './open-for-rows.ts'
import type { ItemRows } from './rows-definition.ts'

/** What the page of a declaration's rows shows. */
export interface FoundRows {
  readonly item: Item
  readonly rows: ItemRows
  readonly opened: OpenedItem
  /** undefined while nothing is saved */
  readonly declaration: Declaration | undefined
  readonly list: RowPage | undefined
}

/** The rows of the unit's draft of an item, or those of a declaration. @throws Refusal 'not-found'. */
export async function findRows(
  tx: Tx,
  acting: Acting<Member>,
  catalogue: Catalogue,
  { into, search }: { readonly into: Into; readonly search: RowSearch },
): Promise<FoundRows> {
  const { item, unitNo, subject, row } = await found(tx, acting, catalogue, into)
  const { rows } = item
  if (!rows) return refuse('not-found', '这个事项没有名单。')
  return {
    item,
    rows,
    opened: await item.open(tx, acting, unitNo, subject),
    declaration: row && declarationOf(row),
    list: row && (await listRows(tx, keyOf(row), search)),
  }
}

interface Found {
  readonly item: Item
  readonly unitNo: string
  readonly subject: string
  readonly row: DeclarationRow | undefined
}

async function found(tx: Tx, acting: Acting<Member>, catalogue: Catalogue, into: Into): Promise<Found> {
  if ('declarationId' in into) {
    const row = await getDeclaration(tx, into.declarationId)
    return { item: getItem(catalogue, row.item_code), unitNo: row.unit_no, subject: row.subject, row }
  }
  const item = getItem(catalogue, into.itemCode)
  const unitNo = await unitOf(tx, acting)
  const subject = await nextSubject(tx, unitNo, item.code)
  return { item, unitNo, subject, row: await activeDeclaration(tx, unitNo, item.code, subject) }
}
