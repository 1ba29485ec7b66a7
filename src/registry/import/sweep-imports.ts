import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Runtime, systemClock } from '#platform'
import { importsFolder } from './order-import.ts'

const day = 24 * 3600_000
const keepErrorsFor = 90 * day

/**
 * Deletes uploads that a killed process left without an order, converted sheets that nobody reads (they hold ID numbers), and error lists older than 90
 * days. Ages are in real time, since file timestamps do not follow the business clock.
 * @returns how many files.
 */
export async function sweepImports(runtime: Runtime): Promise<number> {
  const folder = importsFolder(runtime)
  const names = await readdir(folder).catch(() => [])
  const { rows } = await runtime.bulk.query<{ path: string }>(
    "select path from registry.import where uploaded and state in ('queued', 'running')",
  )
  const needed = new Set(rows.map(row => row.path))
  const now = systemClock.now().getTime()
  let swept = 0
  for (const path of names.map(name => join(folder, name))) {
    const age = now - (await stat(path)).mtimeMs
    if (needed.has(path) || age < (path.endsWith('.errors.csv') ? keepErrorsFor : day)) continue
    await rm(path, { force: true })
    swept += 1
  }
  return swept
}
