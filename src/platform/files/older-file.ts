import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform } from 'node:stream'

/**
 * A file from before sealing was introduced: plain, named by its content hash. Still readable with any configured
 * store; no longer written.
 */
export async function olderFile(folder: string, sha256: string) {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a content hash')
  const path = join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256)
  const found = await stat(path).catch(() => undefined)
  return found && { stream: createReadStream(path).compose<Transform>(verifying(sha256)), bytes: found.size }
}

function verifying(sha256: string): Transform {
  const hash = createHash('sha256')
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      done(null, chunk)
    },
    flush: done => done(hash.digest('hex') === sha256 ? null : new Error('stored file is damaged')),
  })
}
