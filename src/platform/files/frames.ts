import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import { opened } from '../vault.ts'

/**
 * A file at rest (decision “files sealed in frames”): 4 bytes mark, 32 bytes salt, 32 bytes binding, then frames of 64
 * KiB plain content, each AES-256-GCM with a 16-byte tag. The key is per file (HKDF over the salt); the nonce counts
 * the frames and marks the last one, so a truncated, spliced or reordered file does not open. The binding is an HMAC of
 * the name, so a file under another's name is rejected immediately.
 */
const mark = Buffer.from([0x57, 0x47, 0x48, 1])
const saltBytes = 32
const bindingAt = mark.length + saltBytes
const tagBytes = 16
const frameBytes = 64 * 1024

export const headerBytes = bindingAt + 32

/** Plain content size of a sealed file of this size. */
export function clearBytes(sealedBytes: number): number {
  const body = sealedBytes - headerBytes
  return body - Math.ceil(body / (frameBytes + tagBytes)) * tagBytes
}

/** Seals one file: first its frames, then the header, which is at the front and binds the content's name. */
export function sealing(): {
  frames(clear: AsyncIterable<Buffer>): AsyncIterable<Buffer>
  header(name: string): Buffer
} {
  const salt = randomBytes(saltBytes)
  const key = keyOf(salt)
  return {
    async *frames(clear) {
      for await (const { bytes, no, last } of cut(clear, frameBytes)) {
        const cipher = createCipheriv('aes-256-gcm', key, nonceOf(no, last))
        yield Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
      }
    },
    header: name => Buffer.concat([mark, salt, bindingOf(key, name)]),
  }
}

/** Opens a sealed file. Throws at the first byte that is not what was sealed under this name. */
export async function* unsealing(sealed: AsyncIterable<Buffer>, name: string): AsyncIterable<Buffer> {
  let key: Buffer | undefined
  for await (const { header, bytes, no, last } of withHeader(sealed)) {
    key ??= openHeader(header, name)
    if (bytes.length <= tagBytes) damaged()
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(no, last))
    decipher.setAuthTag(bytes.subarray(-tagBytes))
    const clear = decipher.update(bytes.subarray(0, -tagBytes))
    try {
      decipher.final()
    } catch {
      damaged()
    }
    yield clear
  }
  if (!key) damaged()
}

function openHeader(header: Buffer, name: string): Buffer {
  const key = keyOf(header.subarray(mark.length, bindingAt))
  const bound = timingSafeEqual(header.subarray(bindingAt), bindingOf(key, name))
  return bound && header.subarray(0, mark.length).equals(mark) ? key : damaged()
}

/** The stored file was altered, by tampering or disk corruption. */
function damaged(): never {
  throw new Error('stored file is damaged')
}

const keyOf = (salt: Buffer) => Buffer.from(hkdfSync('sha256', opened().file, salt, 'frames', 32))

const bindingOf = (key: Buffer, name: string) => createHmac('sha256', key).update(name).digest()

function nonceOf(no: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUIntBE(no, 5, 6)
  nonce[11] = last ? 1 : 0
  return nonce
}

/** The frames of a sealed file, each with the file's header. */
async function* withHeader(sealed: AsyncIterable<Buffer>) {
  let header: Buffer = Buffer.alloc(0)
  async function* body() {
    for await (const chunk of sealed) {
      const missing = headerBytes - header.length
      if (missing > 0) header = Buffer.concat([header, chunk.subarray(0, missing)])
      if (chunk.length > missing) yield chunk.subarray(Math.max(0, missing))
    }
  }
  for await (const piece of cut(body(), frameBytes + tagBytes)) yield { header, ...piece }
}

/** Pieces of exactly `size` bytes; the last one may be smaller and is flagged as last. */
async function* cut(source: AsyncIterable<Buffer>, size: number) {
  let waiting: Buffer[] = []
  let length = 0
  let no = 0
  for await (const chunk of source) {
    waiting.push(chunk)
    length += chunk.length
    if (length <= size) continue
    const all = Buffer.concat(waiting)
    let at = 0
    for (; length - at > size; at += size, no += 1) {
      yield { bytes: all.subarray(at, at + size), no, last: false }
    }
    waiting = [all.subarray(at)]
    length -= at
  }
  if (length > 0) yield { bytes: Buffer.concat(waiting), no, last: true }
}
