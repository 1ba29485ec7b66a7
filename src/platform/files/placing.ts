import { Readable } from 'node:stream'
import { blindIndex } from '../blind-index.ts'
import type { Db } from '../database.ts'
import { claimedType } from './claimed-type.ts'
import type { FileDriver } from './file-driver.ts'
import type { Accepted } from './judge/judgement.ts'
import { noteTaken, offerToJudges, type Taken } from './note-taken.ts'
import type { IncomingFile, openIncoming } from './open-incoming.ts'
import type { Verdict } from './scan/scan.ts'
import type { StoredFile } from './stored-file.ts'
import { UploadRefused } from './upload-refused.ts'

interface Place {
  readonly incoming: Awaited<ReturnType<typeof openIncoming>>
  readonly driver: FileDriver
  readonly db: Db | undefined
  onOffered(): void
  log(line: string): void
}

const unbounded = { maxBytes: Number.POSITIVE_INFINITY, tooLarge: '' }

/** The name of a file in the store, which tells nothing about its content. */
export const nameOf = (sha256: string): string => blindIndex(sha256, 'file.name').toString('hex')

/** Moves incoming files into their place, sealed, synced and recorded. */
export function placing({ incoming, driver, db, onOffered, log }: Place) {
  const place = async (file: IncomingFile, taken: Taken) => {
    const noted = db && (await noteTaken(db, file.sha256, taken))
    await driver.put(nameOf(file.sha256), await file.sealed()).catch((error: Error) => {
      log(`文件没有存下：${error.message}`)
      throw new UploadRefused('文件暂时无法保存，请稍后再试；没有保存任何内容。')
    })
    return { sha256: file.sha256, bytes: file.bytes, noted }
  }
  return {
    /** A file that the hall generated. */
    async placeOwn(stream: NodeJS.ReadableStream) {
      const taken = { verdict: undefined, judgment: 'done' } as const
      const { sha256, bytes } = await incoming.receive(stream, unbounded, file => place(file, taken))
      return { sha256, bytes }
    },
    /** The accepted content where it differs from what came in, or else `file`. */
    async placeAccepted({ content, ...inspected }: Accepted, taken: Taken, file?: IncomingFile) {
      const judged = { ...taken, inspected }
      const { sha256, bytes } =
        file && !content
          ? await place(file, judged)
          : await incoming.receive(Readable.from([content]), unbounded, accepted => place(accepted, judged))
      return { sha256, bytes, ...inspected, judged: true }
    },
    /** An upload to be judged in the background, unless the same content has been judged before. */
    async placeUnjudged(file: IncomingFile, verdict: Verdict | undefined): Promise<StoredFile> {
      const { noted, ...kept } = await place(file, { verdict, judgment: 'waiting' })
      if (db) await offerToJudges(db, file.sha256)
      onOffered()
      const { media_type: mediaType, pages } = noted ?? {}
      return noted?.judgment === 'done' && mediaType && pages
        ? { ...kept, mediaType, pages, judged: true }
        : { ...kept, mediaType: claimedType(file.head), pages: 1, judged: false }
    },
  }
}
