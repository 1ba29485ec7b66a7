import { join } from 'node:path'
import { Readable } from 'node:stream'
import { blindIndex } from '../blind-index.ts'
import type { Db } from '../database.ts'
import { refuse } from '../refusal.ts'
import { diskDriver } from './disk-driver.ts'
import type { FileDriver } from './file-driver.ts'
import { clearBytes, unsealing } from './frames.ts'
import { type IncomingFile, openIncoming } from './incoming.ts'
import { type Inspected, inspect } from './inspect.ts'
import { noteTaken } from './note-taken.ts'
import { olderFile } from './older-file.ts'
import { refuseUnscanned } from './scan/refuse-unscanned.ts'
import { infected, type Scan, type Verdict } from './scan/scan.ts'
import { UploadRefused } from './upload-refused.ts'

/** A file that is safely kept. */
export interface StoredFile extends Inspected {
  readonly sha256: string
  readonly bytes: number
}

/** Files by the hash of their content: the same content is kept once, sealed, and a changed byte is noticed on reading. */
export interface FileStore {
  /**
   * Streams a file in, bounded, scanned where a scanner is configured, judged by its content; pictures are encoded anew
   * (what is kept and hashed is the new picture). Kept durably before it answers.
   * @throws UploadRefused in plain words; nothing is left behind then.
   */
  take(stream: NodeJS.ReadableStream, limits?: { readonly maxBytes?: number }): Promise<StoredFile>
  /** Keeps a file that the hall made itself: as durable and sealed, but neither bounded nor judged. */
  keep(stream: NodeJS.ReadableStream): Promise<Pick<StoredFile, 'sha256' | 'bytes'>>
  /**
   * Reads a file; the stream fails at the first byte that is not what was kept. @throws Refusal while it waits for the
   * scanner, when that found something, and when the store does not answer.
   */
  read(sha256: string): Promise<{ stream: NodeJS.ReadableStream; bytes: number }>
  /** Scans a kept file again. */
  scan(sha256: string): Promise<Verdict>
  /** Takes a file away for good; the caller knows that nothing names it any more. */
  remove(sha256: string): Promise<void>
  /** Clears what killed processes left half written. @returns how many files */
  sweep(): Promise<number>
}

/** What a store stands on; a plain folder where nothing is said. */
export interface FileStoreParts {
  readonly driver?: FileDriver
  /** remembers which files there are and how their scan went; without it nothing waits for a scanner */
  readonly db?: Db
  readonly scan?: Scan
  /** hears why a store did not answer */
  log?(line: string): void
}

const tenMegabytes = 10 * 1024 * 1024
const unbounded = { maxBytes: Number.POSITIVE_INFINITY, tooLarge: '' }
const nameOf = (sha256: string) => blindIndex(sha256, 'file.name').toString('hex')

/** Opens the store of a folder; files wait there on their way in, also when they end in another place. */
export async function openFileStore(folder: string, parts: FileStoreParts = {}): Promise<FileStore> {
  const incoming = await openIncoming(join(folder, 'incoming'))
  const { driver = diskDriver(folder), db, scan, log = () => {} } = parts
  const find = async (sha256: string) => {
    const found = await driver.get(nameOf(sha256))
    if (!found) return await olderFile(folder, sha256)
    const stream = Readable.from(unsealing(found.stream, sha256))
    stream.once('close', () => found.stream.destroy())
    return { stream, bytes: clearBytes(found.bytes) }
  }
  const place = async ({ path, sha256, bytes }: IncomingFile, verdict: Verdict | undefined) => {
    if (db) await noteTaken(db, sha256, verdict)
    await driver.put(nameOf(sha256), path).catch((error: Error) => {
      log(`文件没有存下：${error.message}`)
      throw new UploadRefused('文件暂时无法保存，请稍后再试；没有保存任何内容。')
    })
    return { sha256, bytes }
  }
  return {
    async take(stream, { maxBytes = tenMegabytes } = {}) {
      const tooLarge = `文件超过 ${Math.floor(maxBytes / 1024 / 1024)} MB，请压缩或重新扫描后上传。`
      return await incoming.receive(stream, { maxBytes, tooLarge }, async file => {
        const verdict = await scan?.(file.clear())
        if (verdict === 'found') throw new UploadRefused(infected)
        const { picture, ...inspected } = await inspect(file.clear())
        const kept = picture
          ? await incoming.receive(Readable.from([picture]), unbounded, anew => place(anew, verdict))
          : await place(file, verdict)
        return { ...kept, ...inspected }
      })
    },
    keep: stream => incoming.receive(stream, unbounded, file => place(file, undefined)),
    async read(sha256) {
      if (db) await refuseUnscanned(db, sha256)
      const found = await find(sha256).catch((error: Error) => {
        log(`文件没有读出：${error.message}`)
        return refuse('conflict', '文件暂时无法读取，请稍后再试。')
      })
      return found ?? refuse('not-found', '文件已不存在。')
    },
    async scan(sha256) {
      const found = await driver.get(nameOf(sha256))
      return found && scan ? await scan(unsealing(found.stream, sha256)) : 'unanswered'
    },
    remove: sha256 => driver.remove(nameOf(sha256)),
    sweep: () => incoming.sweep(Date.now()),
  }
}
