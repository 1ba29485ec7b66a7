import { sql } from 'kysely'
import { type Acting, type OfficerActor, query } from '#identity'
import { type Declaration, declarationOf } from '../declaration.ts'
import { chosenByIndex } from './chosen-by-index.ts'
import { type DeskSearch, searched } from './desk-search.ts'

const rowsARead = 500

/** All cases that match a search, in order of submission, read in pages to bound memory. */
export async function* deskRows(
  acting: Acting<OfficerActor>,
  search: DeskSearch,
): AsyncGenerator<Declaration> {
  let last: Declaration | undefined
  do {
    const rows = await readAfter(acting, search, last)
    yield* rows
    last = rows.length === rowsARead ? rows.at(-1) : undefined
  } while (last)
}

async function readAfter(
  acting: Acting<OfficerActor>,
  search: DeskSearch,
  last: Declaration | undefined,
): Promise<Declaration[]> {
  const rows = await query(acting, tx => {
    let next = searched(tx, acting, search)
    if (last) {
      next = next.where(
        sql<boolean>`(submitted_at, declaration_id) > (${last.submittedAt}, ${last.declarationId})`,
      )
    }
    const sorted = next.orderBy('submitted_at').orderBy('declaration_id')
    return chosenByIndex(sorted, cases => cases.limit(rowsARead)).execute()
  })
  return rows.map(declarationOf)
}
