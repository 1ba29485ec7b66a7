import type { Tx } from '#platform'
import { casework } from './tables.ts'

/**
 * Which of these files a case still needs: those attached to one, and also those taken off again once it was submitted,
 * since its history and what was frozen at its submission name them.
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
    .where('m.sha256', 'in', sha256s)
    .where(row => row.or([row('m.removed_at', 'is', null), row('d.submitted_at', 'is not', null)]))
    .execute()
  return rows.map(row => row.sha256)
}
