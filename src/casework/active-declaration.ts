import type { Tx } from '#platform'
import type { DeclarationRow } from './declaration.ts'
import { casework } from './tables.ts'

const ended = ['discarded', 'revoked', 'declined'] as const

/** The declaration of this subject that has not ended without effect; at most one (unique index). */
export function activeDeclaration(
  tx: Tx,
  unitNo: string,
  itemCode: string,
  subject: string,
  { lock = false } = {},
): Promise<DeclarationRow | undefined> {
  return activeOf(tx, unitNo, itemCode)
    .where('subject', '=', subject)
    .$if(lock, query => query.forUpdate())
    .executeTakeFirst()
}

/** More than a unit has of one item; with so many, today's subject may be among older ones. */
const most = 20

/** The active declarations of an item, newest first, from which the current one is chosen once the subject is known. */
export interface Active {
  /** the subject to open the item for: a returned declaration blocks a new one, even after year end */
  readonly returnedSubject: string | undefined
  /** the one for the subject of the opened item */
  find(subject: string): Promise<DeclarationRow | undefined>
}

/**
 * Reads them in one statement. With `lock`, the one that is chosen is read again and locked until the transaction ends:
 * the others, cases of earlier years among them, stay free.
 */
export async function activeDeclarations(
  tx: Tx,
  of: { readonly unitNo: string; readonly itemCode: string; readonly lock: boolean },
): Promise<Active> {
  const rows = await activeOf(tx, of.unitNo, of.itemCode).orderBy('saved_at', 'desc').limit(most).execute()
  const returned = rows.filter(row => row.state === 'returned').map(row => row.subject)
  return {
    returnedSubject: returned.sort()[0],
    async find(subject) {
      const row = rows.find(one => one.subject === subject)
      const known = row !== undefined || rows.length < most
      if (known && !(row && of.lock)) return row
      return await activeDeclaration(tx, of.unitNo, of.itemCode, subject, { lock: of.lock })
    },
  }
}

const activeOf = (tx: Tx, unitNo: string, itemCode: string) =>
  casework(tx)
    .selectFrom('casework.declaration')
    .selectAll()
    .where('unit_no', '=', unitNo)
    .where('item_code', '=', itemCode)
    .where('state', 'not in', ended)
