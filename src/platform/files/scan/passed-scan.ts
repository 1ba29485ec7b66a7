import { sql } from 'kysely'
import type { Tx } from '../../database.ts'

/**
 * Which of these files may be read: those that passed the scanner, and those stored without one. The others stay in
 * quarantine (待查毒): unreadable, and not counted for a submission.
 */
export async function passedScan(tx: Tx, sha256s: readonly string[]): Promise<ReadonlySet<string>> {
  if (sha256s.length === 0) return new Set()
  const { rows } = await sql<{ sha256: string }>`
    select sha256 from platform.stored_file
    where sha256 = any(${[...sha256s]}) and scan in ('waiting', 'found')`.execute(tx)
  const held = new Set(rows.map(row => row.sha256))
  return new Set(sha256s.filter(sha256 => !held.has(sha256)))
}
