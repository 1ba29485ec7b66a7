import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Transform } from 'node:stream'
import { type Inspected, inspect } from './inspect.ts'
import { receiveFile } from './receive-file.ts'

/** A file that is safely on disk. */
export interface StoredFile extends Inspected {
  readonly sha256: string
  readonly bytes: number
}

/** Files by the hash of their content: the same content is kept once, and a changed byte is noticed on reading. */
export interface FileStore {
  /**
   * Streams a file in, bounded, judged by its content, and synced to disk before it answers.
   * @throws UploadRefused in plain words; nothing is left behind then.
   */
  take(stream: NodeJS.ReadableStream, limits?: { readonly maxBytes?: number }): Promise<StoredFile>
  /** Keeps a file that the hall made itself: synced to disk too, but neither bounded nor judged. */
  keep(stream: NodeJS.ReadableStream): Promise<Pick<StoredFile, 'sha256' | 'bytes'>>
  /** Reads a file; the stream fails at its end if the content is no longer what its name says. */
  read(sha256: string): Promise<{ stream: NodeJS.ReadableStream; bytes: number }>
  /** Takes a file away for good; the caller knows that nothing names it any more. */
  remove(sha256: string): Promise<void>
  /** Clears what killed processes left half written. @returns how many files */
  sweep(): Promise<number>
}

const tenMegabytes = 10 * 1024 * 1024
const unbounded = { maxBytes: Number.POSITIVE_INFINITY, tooLarge: '' }

export async function openFileStore(folder: string): Promise<FileStore> {
  const incoming = join(folder, 'incoming')
  await mkdir(incoming, { recursive: true, mode: 0o700 })
  const pathOf = (sha256: string) => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a content hash')
    return join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256)
  }
  return {
    async take(stream, { maxBytes = tenMegabytes } = {}) {
      const temporary = join(incoming, randomUUID())
      try {
        const tooLarge = `文件超过 ${Math.floor(maxBytes / 1024 / 1024)} MB，请压缩或重新扫描后上传。`
        const { sha256, bytes } = await receiveFile(stream, temporary, { maxBytes, tooLarge })
        const inspected = await inspect(temporary)
        await keep(temporary, pathOf(sha256))
        return { sha256, bytes, ...inspected }
      } finally {
        await rm(temporary, { force: true })
      }
    },
    async keep(stream) {
      const temporary = join(incoming, randomUUID())
      try {
        const { sha256, bytes } = await receiveFile(stream, temporary, unbounded)
        await keep(temporary, pathOf(sha256))
        return { sha256, bytes }
      } finally {
        await rm(temporary, { force: true })
      }
    },
    remove: sha256 => rm(pathOf(sha256), { force: true }),
    async read(sha256) {
      const { size } = await stat(pathOf(sha256))
      return { bytes: size, stream: createReadStream(pathOf(sha256)).compose(verifying(sha256)) }
    },
    async sweep() {
      const names = await readdir(incoming)
      await Promise.all(names.map(name => rm(join(incoming, name), { force: true })))
      return names.length
    },
  }
}

/** Into its place, and the folder's entry synced too: only then is it safe to say it is kept. */
async function keep(temporary: string, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await rename(temporary, path)
  const folder = await open(dirname(path), 'r')
  await folder.sync().finally(() => folder.close())
}

function verifying(sha256: string): Transform {
  const hash = createHash('sha256')
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      done(null, chunk)
    },
    flush(done) {
      done(hash.digest('hex') === sha256 ? null : new Error('stored file is damaged'))
    },
  })
}
