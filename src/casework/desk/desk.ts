import type { Acting, OfficerActor } from '#identity'
import { isCounty, pageAt, type Tx } from '#platform'
import { declarationOf } from '../declaration.ts'
import { type DeclarationPage, rowsAPage } from '../paginate-declarations.ts'
import { chosenByIndex } from './chosen-by-index.ts'
import { countFound, mostRows } from './count-found.ts'
import { type DeskSearch, type DeskSort, searched } from './desk-search.ts'

const columns = {
  age: 'submitted_at',
  deadline: 'due_on',
  unit: 'unit_name',
  amount: 'amount_fen',
  area: 'area_code',
} as const satisfies Record<DeskSort, string>

/** Up to here a county's rows before the page are read, which costs less than planning to avoid it. */
const deep = 10 * rowsAPage

/** A page of an officer's list. */
export interface DeskPage extends DeclarationPage {
  /** true when there are more than `total` */
  readonly more: boolean
  /** true when there are too many to sort otherwise than by age */
  readonly tooManyToSort: boolean
}

/**
 * The submitted cases of the officer's area, longest waiting first unless sorted otherwise. Beyond 10,000 cases the list
 * ends and is sorted by age alone: an officer narrows the search, or exports it.
 */
export async function desk(tx: Tx, acting: Acting<OfficerActor>, search: DeskSearch): Promise<DeskPage> {
  const { sort: asked = 'age', descending = false, page = 1 } = search
  const { total, more } = await countFound(tx, acting, search)
  const huge = more || total > mostRows
  const sort = huge ? 'age' : asked
  const { offset, ...at } = pageAt(Math.min(total, mostRows), page, rowsAPage)
  const counted = { total, more, tooManyToSort: sort !== asked, ...at }
  if (total === 0) return { rows: [], ...counted }
  const sorted = searched(tx, acting, search)
    // Only a deadline may be missing; an index read backwards has nulls first.
    .orderBy(columns[sort], order => {
      const way = descending ? order.desc() : order.asc()
      return sort === 'deadline' ? way.nullsLast() : way
    })
    .orderBy('declaration_id')
  const cut = (cases: typeof sorted) => cases.limit(rowsAPage).offset(offset)
  const few = isCounty(acting.who.areaCode) && offset < deep
  const rows = await (few ? cut(sorted) : chosenByIndex(sorted, cut)).execute()
  return { rows: rows.map(declarationOf), ...counted }
}
