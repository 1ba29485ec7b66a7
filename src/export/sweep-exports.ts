import { hall, type Runtime, transact } from '#platform'
import { exportFiles } from './export-files.ts'
import { daysKept } from './exports-of.ts'
import { exporting } from './tables.ts'

interface Sheet {
  readonly sha256: string | null
  readonly finished_at: Date | null
}

/**
 * Deletes exports a week after they finished; the file goes only if no other export shares its content. Files first and
 * outside a transaction: if the process is killed in between, the rows bring it back to them.
 */
export async function sweepExports(runtime: Runtime): Promise<number> {
  const before = new Date(runtime.clock.now().getTime() - daysKept * 24 * 3600_000)
  const files = await exportFiles(runtime)
  const sheets = await transact(
    runtime,
    hall,
    tx => exporting(tx).selectFrom('export.sheet').select(['sha256', 'finished_at']).execute(),
    { access: 'read' },
  )
  const isOver = ({ finished_at }: Sheet) => finished_at !== null && finished_at < before
  const living = new Set(sheets.filter(sheet => !isOver(sheet)).map(sheet => sheet.sha256))
  for (const { sha256 } of sheets.filter(isOver)) {
    if (sha256 && !living.has(sha256)) await files.remove(sha256)
  }
  return await transact(runtime, hall, async tx => {
    const gone = await exporting(tx)
      .deleteFrom('export.sheet')
      .where('finished_at', '<', before)
      .executeTakeFirst()
    return Number(gone.numDeletedRows)
  })
}
