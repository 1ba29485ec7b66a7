import { anyOf, type Tx } from '#platform'
import { casework } from './tables.ts'

/** Who filed each of these declarations: the account's number, by declaration. */
export async function applicantsOf(
  tx: Tx,
  declarationIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await casework(tx)
    .selectFrom('casework.declaration')
    .select(['declaration_id', 'applicant_no'])
    .where('declaration_id', '=', anyOf(declarationIds))
    .execute()
  return new Map(rows.map(row => [row.declaration_id, row.applicant_no]))
}
