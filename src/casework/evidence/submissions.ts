import type { Selectable } from 'kysely'
import type { Tx } from '#platform'
import type { Key } from '../key.ts'
import { type CaseworkTables, casework } from '../tables.ts'

export type Submitted = Selectable<CaseworkTables['casework.submission']>

/** Every submission of a declaration with its statement and signature, oldest first. */
export async function submissionsOf(tx: Tx, key: Key): Promise<Submitted[]> {
  return await casework(tx)
    .selectFrom('casework.submission')
    .selectAll()
    .where('unit_no', '=', key.unitNo)
    .where('declaration_id', '=', key.declarationId)
    .orderBy('seq')
    .execute()
}
