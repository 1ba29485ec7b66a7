import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { FileDriver } from './file-driver.ts'

/** Files in a local folder, two levels deep. */
export function diskDriver(folder: string): FileDriver {
  const pathOf = (name: string) => join(folder, name.slice(0, 2), name.slice(2, 4), name)
  return {
    put: (name, path) => moveInto(path, pathOf(name)),
    async get(name) {
      const size = await sizeOf(pathOf(name))
      return size === undefined ? undefined : { bytes: size, stream: createReadStream(pathOf(name)) }
    },
    remove: name => rm(pathOf(name), { force: true }),
  }
}

/** Renames into place and syncs the folder entry too; only then is the file durable. */
async function moveInto(from: string, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await rename(from, path)
  const folder = await open(dirname(path), 'r')
  await folder.sync().finally(() => folder.close())
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
