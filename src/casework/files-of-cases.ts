import { anyOf, type Tx } from '#platform'
import { casework } from './tables.ts'

/**
 * The files among these that a case still needs: those attached now, and those detached after a submission, since the
 * history and the frozen copy refer to them.
 */
export async function filesOfCases(tx: Tx, sha256s: readonly string[]): Promise<readonly string[]> {
  if (sha256s.length === 0) return []
  const rows = await casework(tx)
    .selectFrom('casework.material_page as m')
    .innerJoin('casework.declaration as d', join =>
      join.onRef('d.unit_no', '=', 'm.unit_no').onRef('d.declaration_id', '=', 'm.declaration_id'),
    )
    .select('m.sha256')
    .distinct()
    .where('m.sha256', '=', anyOf(sha256s))
    .where(row => row.or([row('m.removed_at', 'is', null), row('d.submitted_at', 'is not', null)]))
    .execute()
  return rows.map(row => row.sha256)
}
