import { createHash } from 'node:crypto'
import { access, cp, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Binaries } from './binaries.ts'
import { refuge } from './home.ts'

export async function copiedBinaries(binaries: Binaries): Promise<string> {
  const name = createHash('sha256').update(binaries.root).digest('hex').slice(0, 12)
  const copy = join(refuge, `postgresql-${name}`)
  if (!(await exists(copy))) {
    const half = `${copy}.${process.pid}`
    await cp(binaries.root, half, { recursive: true, verbatimSymlinks: true })
    await rename(half, copy).catch(() => rm(half, { recursive: true }))
  }
  return join(copy, 'bin')
}

export const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )
