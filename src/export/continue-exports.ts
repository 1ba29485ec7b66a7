import { hall, type Runtime, runSingle, transact } from '#platform'
import { exportFiles } from './export-files.ts'
import type { ExportSource } from './export-source.ts'
import { exporting } from './tables.ts'
import { type WaitingSheet, type Writing, writeSheet } from './write-sheet.ts'

const lock = 7_011_001

/**
 * Writes all pending exports, oldest first, one at a time across the installation. An export interrupted by a killed
 * process restarts from its first row. `goOn` is polled between rows. On failure the export is marked failed, the rest
 * still run, and the error is rethrown.
 * @returns how many were written.
 */
export async function continueExports(
  runtime: Runtime,
  sources: readonly ExportSource[],
  goOn: () => boolean = () => true,
): Promise<number> {
  if (!(await nextWaiting(runtime))) return 0
  const written = await runSingle(runtime, { lock, wait: false }, async () => {
    await (await exportFiles(runtime)).sweep()
    return await writeAll({ runtime, sources, goOn })
  })
  return written ?? 0
}

async function writeAll({ runtime, sources, goOn }: Writing): Promise<number> {
  const faults: unknown[] = []
  let count = 0
  for (let sheet = await nextWaiting(runtime); sheet && goOn(); sheet = await nextWaiting(runtime)) {
    await writeSheet({ runtime, sources, goOn }, sheet).then(
      done => {
        count += done ? 1 : 0
      },
      (fault: unknown) => faults.push(fault),
    )
  }
  if (faults.length > 0) throw faults[0]
  return count
}

function nextWaiting(runtime: Runtime): Promise<WaitingSheet | undefined> {
  return transact(runtime, hall, tx =>
    exporting(tx)
      .selectFrom('export.sheet')
      .selectAll()
      .where('state', 'in', ['queued', 'running'])
      .orderBy('ordered_at')
      .limit(1)
      .executeTakeFirst(),
  )
}
