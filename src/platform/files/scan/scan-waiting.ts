import { sql } from 'kysely'
import type { Tx } from '../../database.ts'
import type { Runtime } from '../../runtime.ts'
import { hall } from '../../scope.ts'
import { transact } from '../../transact.ts'
import { removeUnkept } from '../remove-unkept.ts'

export interface Scanning {
  /** removes the permanently deleted file from everything that references it, in the same transaction */
  onFound(tx: Tx, sha256: string): Promise<void>
  goOn(): boolean
}

/**
 * Scans quarantined files one after another, each by one process only. Clean files become readable, infected ones are
 * deleted; if the scanner does not respond, the scan is retried, at most ten minutes later.
 * @returns how many were decided.
 */
export async function scanWaiting(runtime: Runtime, scanning: Scanning): Promise<number> {
  let decided = 0
  while (scanning.goOn()) {
    const verdict = await scanNext(runtime, scanning)
    if (verdict === undefined || verdict === 'unanswered') return decided
    decided += 1
  }
  return decided
}

async function scanNext(runtime: Runtime, { onFound }: Scanning) {
  const scanned = await transact(runtime, hall, async tx => {
    const { rows } = await sql<{ sha256: string }>`
      select sha256 from platform.stored_file where scan = 'waiting' and next_scan_at <= now()
      order by next_scan_at limit 1 for update skip locked`.execute(tx)
    const sha256 = rows[0]?.sha256
    if (sha256 === undefined) return undefined
    const verdict = await runtime.files.scan(sha256)
    if (verdict === 'unanswered') {
      await sql`update platform.stored_file set attempts = attempts + 1,
        next_scan_at = now() + least(15 * (attempts + 1), 600) * interval '1 second'
        where sha256 = ${sha256}`.execute(tx)
      return { sha256, verdict }
    }
    const scan = verdict === 'clean' ? 'passed' : 'found'
    await sql`update platform.stored_file set scan = ${scan} where sha256 = ${sha256}`.execute(tx)
    if (verdict === 'found') await onFound(tx, sha256)
    return { sha256, verdict }
  })
  if (scanned?.verdict === 'found') await removeUnkept(runtime, scanned.sha256)
  return scanned?.verdict
}
