import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { UploadRefused } from './upload-refused.ts'

export interface Bounds {
  readonly maxBytes: number
  /** the error message for a larger file */
  readonly tooLarge: string
}

/** The on-disk layout, if it differs from the incoming bytes. */
interface Layout {
  /** offset at which they start */
  readonly start: number
  frames(clear: AsyncIterable<Buffer>): AsyncIterable<Buffer>
}

const plain: Layout = { start: 0, frames: clear => clear }

/**
 * Streams a file to a new path, bounded, hashed (the incoming bytes, not those on disk) and synced to disk, unless a
 * `layout` reserves room at the front.
 * @throws UploadRefused if it is empty, too large or interrupted; the caller removes what was written.
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
  // If a header is still to be written, its writer syncs.
  const file = createWriteStream(path, { flags: 'wx', mode: 0o600, flush: start === 0, start })
  await pipeline(stream, bounded, frames, file).catch(refuseBrokenOff)
  if (bytes === 0) refuseEmpty()
  return { sha256: hash.digest('hex'), bytes }
}

export function refuseEmpty(): never {
  throw new UploadRefused('请选择要上传的文件；所选文件是空的。')
}

/** The sender disconnected midway: not our error, and nothing to keep. */
export function refuseBrokenOff(error: unknown): never {
  if (
    error instanceof Error &&
    /terminated early|premature close|unexpected end|aborted/i.test(error.message)
  ) {
    throw new UploadRefused('文件没有完整上传，请再试一次。')
  }
  throw error
}
