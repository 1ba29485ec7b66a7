import { hall, type Runtime, transact } from '#platform'
import { exportFiles } from './export-files.ts'
import { daysKept } from './exports-of.ts'
import { exporting } from './tables.ts'

/** Deletes exports a week after they finished; the file goes only if no other export shares its content. */
export async function sweepExports(runtime: Runtime): Promise<number> {
  const before = new Date(runtime.clock.now().getTime() - daysKept * 24 * 3600_000)
  const files = await exportFiles(runtime)
  return await transact(runtime, hall, async tx => {
    const gone = await exporting(tx)
      .deleteFrom('export.sheet')
      .where('finished_at', '<', before)
      .returning('sha256')
      .execute()
    const kept = await exporting(tx).selectFrom('export.sheet').select('sha256').execute()
    const living = new Set(kept.map(row => row.sha256))
    for (const { sha256 } of gone) if (sha256 && !living.has(sha256)) await files.remove(sha256)
    return gone.length
  })
}
