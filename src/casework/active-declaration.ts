import type { Tx } from '#platform'
import type { DeclarationRow } from './declaration.ts'
import { casework } from './tables.ts'

export function activeDeclaration(
  tx: Tx,
  unitNo: string,
  itemCode: string,
  subject: string,
): Promise<DeclarationRow | undefined> {
  return casework(tx)
    .selectFrom('casework.declaration')
    .selectAll()
    .where('unit_no', '=', unitNo)
    .where('item_code', '=', itemCode)
    .where('subject', '=', subject)
    .where('state', 'not in', ['discarded', 'revoked', 'declined'])
    .forUpdate()
    .executeTakeFirst()
}

/** A returned declaration blocks a new one, even after year end. */
export async function returnedSubject(tx: Tx, unitNo: string, itemCode: string): Promise<string | undefined> {
  const row = await casework(tx)
    .selectFrom('casework.declaration')
    .select('subject')
    .where('unit_no', '=', unitNo)
    .where('item_code', '=', itemCode)
    .where('state', '=', 'returned')
    .orderBy('subject')
    .limit(1)
    .executeTakeFirst()
  return row?.subject
}
