import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createInflate } from 'node:zlib'
import { UploadRefused } from '../upload-refused.ts'

/** Limit on the total inflated size of a PDF's streams; the largest legitimate page is 100 MB of raw pixels. */
const mostOfOne = 150 * 1024 * 1024
const mostOfAll = 600 * 1024 * 1024
const mostKept = 32 * 1024 * 1024

/** Counts the inflated size of a PDF's streams in flat memory, and returns content on request. */
export function inflating() {
  let all = 0
  /** @returns the content if `keep`, else empty. @throws UploadRefused for a decompression bomb or a damaged stream. */
  return async (body: Buffer, keep: boolean): Promise<Buffer> => {
    const kept: Buffer[] = []
    let size = 0
    const count = new Writable({
      write(chunk: Buffer, _encoding, done) {
        size += chunk.length
        all += chunk.length
        if (keep) kept.push(chunk)
        const swollen = size > (keep ? mostKept : mostOfOne) || all > mostOfAll
        done(
          swollen ? new UploadRefused('PDF 解压后内容过大，请降低分辨率或用“打印为 PDF”另存后上传。') : null,
        )
      },
    })
    const inflate = createInflate({ chunkSize: 256 * 1024 })
    await pipeline([body], inflate, count).catch((error: unknown) => {
      if (error instanceof UploadRefused) throw error
      // A truncated picture only shows less; an unreadable object could hide anything.
      if (keep) throw new UploadRefused('PDF 内部压缩数据无法读取，请用“打印为 PDF”另存后上传。')
    })
    return Buffer.concat(kept)
  }
}
