import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { unsealing } from './frames.ts'
import type { Bounds } from './receive-file.ts'
import { sealFile } from './seal-file.ts'

/** An incoming file: sealed from its first byte, so that even a killed process leaves nothing readable. */
export interface IncomingFile {
  readonly path: string
  readonly sha256: string
  readonly bytes: number
  clear(): AsyncIterable<Buffer>
}

const anHour = 3600_000

/** The folder where incoming files are sealed before they are moved into place. */
export async function openIncoming(folder: string) {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  return {
    /**
     * Seals a stream into a file that `use` may validate, move or leave; deletes the file afterwards if it is still
     * there.
     */
    async receive<T>(stream: NodeJS.ReadableStream, bounds: Bounds, use: (file: IncomingFile) => Promise<T>) {
      const path = join(folder, randomUUID())
      try {
        const { sha256, bytes } = await sealFile(stream, path, bounds, name => name)
        return await use({ path, sha256, bytes, clear: () => unsealing(createReadStream(path), sha256) })
      } finally {
        await rm(path, { force: true })
      }
    },
    /** Removes leftovers of killed processes: no upload takes an hour. */
    async sweep(now: number): Promise<number> {
      let cleared = 0
      for (const name of await readdir(folder)) {
        const path = join(folder, name)
        const found = await stat(path).catch(() => undefined)
        if (!found || now - found.mtimeMs < anHour) continue
        await rm(path, { force: true })
        cleared += 1
      }
      return cleared
    },
  }
}
