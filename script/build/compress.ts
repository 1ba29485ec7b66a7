import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/** A file as browsers may ask for it: itself, and compressed as far as can be. */
export async function compress(body: Buffer): Promise<Readonly<Record<'body' | 'br' | 'gzip', Buffer>>> {
  const params = { [constants.BROTLI_PARAM_SIZE_HINT]: body.length }
  return {
    body,
    br: await promisify(brotliCompress)(body, { params }),
    gzip: await promisify(gzip)(body, { level: constants.Z_BEST_COMPRESSION }),
  }
}
