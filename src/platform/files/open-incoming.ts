import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { unsealing } from './frames.ts'
import { type Bounds, refuseBrokenOff, refuseEmpty } from './receive-file.ts'
import { sealContent, sealFile } from './seal-file.ts'

/** An incoming file: a small one in memory, a larger one sealed from its first byte. */
export interface IncomingFile {
  readonly sha256: string
  readonly bytes: number
  /** its first bytes, enough to tell what it claims to be */
  readonly head: Buffer
  clear(): AsyncIterable<Buffer>
  /** the path of the sealed and synced file */
  sealed(): Promise<string>
}

const anHour = 3600_000
/** Kept in memory until it is judged, so that it is written and synced once. */
const smallBytes = 1024 * 1024
const headBytes = 1100

/** The folder where incoming files are sealed before they are moved into place. */
export async function openIncoming(folder: string) {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  return {
    /** Receives a stream that `use` may judge, move or leave; deletes the file afterwards if it is still there. */
    async receive<T>(stream: NodeJS.ReadableStream, bounds: Bounds, use: (file: IncomingFile) => Promise<T>) {
      const path = join(folder, randomUUID())
      try {
        const begun = await beginningOf(stream, Math.min(smallBytes, bounds.maxBytes))
        return await use(begun.rest ? await staged(path, begun, bounds) : small(path, begun.first))
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

interface Begun {
  readonly first: Buffer
  /** what follows; undefined if the stream has ended */
  readonly rest: AsyncIterator<string | Buffer> | undefined
}

async function beginningOf(stream: NodeJS.ReadableStream, most: number): Promise<Begun> {
  const chunks: Buffer[] = []
  let bytes = 0
  const source = stream[Symbol.asyncIterator]()
  while (bytes <= most) {
    const next = await source.next().catch(refuseBrokenOff)
    if (next.done) return { first: Buffer.concat(chunks), rest: undefined }
    const chunk = Buffer.from(next.value)
    chunks.push(chunk)
    bytes += chunk.length
  }
  return { first: Buffer.concat(chunks), rest: source }
}

function small(path: string, content: Buffer): IncomingFile {
  if (content.length === 0) refuseEmpty()
  const sha256 = createHash('sha256').update(content).digest('hex')
  let sealed: Promise<string> | undefined
  return {
    sha256,
    bytes: content.length,
    head: content.subarray(0, headBytes),
    clear: () => Readable.from([content]),
    sealed() {
      sealed ??= sealContent(content, path, sha256).then(() => path)
      return sealed
    },
  }
}

async function staged(path: string, { first, rest }: Begun, bounds: Bounds): Promise<IncomingFile> {
  async function* whole() {
    yield first
    if (rest) yield* { [Symbol.asyncIterator]: () => rest }
  }
  const { sha256, bytes } = await sealFile(Readable.from(whole()), path, bounds, name => name)
  return {
    sha256,
    bytes,
    head: first.subarray(0, headBytes),
    clear: () => unsealing(createReadStream(path), sha256),
    sealed: async () => path,
  }
}
