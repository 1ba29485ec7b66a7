import { anyOf, type Tx } from '#platform'
import { bulletin } from './tables.ts'

/** Which of these files a notice offers, or offered before it was withdrawn. */
export async function filesOfNotices(tx: Tx, sha256s: readonly string[]): Promise<readonly string[]> {
  if (sha256s.length === 0) return []
  const rows = await bulletin(tx)
    .selectFrom('bulletin.notice')
    .select('file_sha256')
    .where('file_sha256', '=', anyOf(sha256s))
    .execute()
  return rows.flatMap(row => row.file_sha256 ?? [])
}
