import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { UploadRefused } from './upload-refused.ts'

export interface Bounds {
  readonly maxBytes: number
  /** the sentence that refuses a larger file */
  readonly tooLarge: string
}

/** How the bytes lie on disk, where they are not simply those that came. */
interface Layout {
  /** where they begin */
  readonly start: number
  frames(clear: AsyncIterable<Buffer>): AsyncIterable<Buffer>
}

const plain: Layout = { start: 0, frames: clear => clear }

/**
 * Streams a file to a new path, bounded, hashed (what came, not what lies there) and synced to disk before it answers, unless a `layout`
 * leaves room in front.
 * @throws UploadRefused when it is empty, too large or broken off; what was written by then is the caller's to remove.
 */
export async function receiveFile(
  stream: NodeJS.ReadableStream,
  path: string,
  { maxBytes, tooLarge }: Bounds,
  { start, frames }: Layout = plain,
): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256')
  let bytes = 0
  const bounded = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      hash.update(chunk)
      if (bytes <= maxBytes) return done(null, chunk)
      done(new UploadRefused(tooLarge))
    },
  })
  // Where something still comes in front, whoever writes it syncs.
  const file = createWriteStream(path, { flags: 'wx', mode: 0o600, flush: start === 0, start })
  await pipeline(stream, bounded, frames, file).catch(refuseBrokenOff)
  if (bytes === 0) throw new UploadRefused('请选择要上传的文件；所选文件是空的。')
  return { sha256: hash.digest('hex'), bytes }
}

/** The sender went away in the middle: no fault of ours, and nothing to keep. */
function refuseBrokenOff(error: Error): never {
  if (/terminated early|premature close|unexpected end|aborted/i.test(error.message)) {
    throw new UploadRefused('文件没有完整上传，请再试一次。')
  }
  throw error
}
