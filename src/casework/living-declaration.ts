import type { Tx } from '#platform'
import type { DeclarationRow } from './declaration.ts'
import { casework } from './tables.ts'

export function livingDeclaration(
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
    .where('state', 'not in', ['discarded', 'revoked'])
    .forUpdate()
    .executeTakeFirst()
}
