import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createInflate, inflateSync } from 'node:zlib'
import { UploadRefused } from '../upload-refused.ts'
import { isList } from './pdf-value.ts'
import type { Pdf, PdfStream } from './read-pdf.ts'

/** Limit on the total inflated size of a PDF's streams; the largest legitimate page is 100 MB of raw pixels. */
const mostOfOne = 150 * 1024 * 1024
const mostOfAll = 600 * 1024 * 1024
/** A stream in letters around a compressed one is a program's own small data, if it is anything honest. */
const mostBehindText = 256 * 1024

/** Names of a stream's filters, in decoding order. */
function filtersOf(pdf: Pdf, { dictionary }: PdfStream): readonly string[] {
  const filter = pdf.resolve(dictionary['/Filter'])
  const names = isList(filter) ? filter.map(name => pdf.resolve(name)) : [filter]
  return names.filter(name => typeof name === 'string')
}

const isFlate = (name: string | undefined) => name === '/FlateDecode' || name === '/Fl'

/** The content of a small stream; undefined if it is compressed in an unusual way or larger than `most` bytes. */
export function contentOf(pdf: Pdf, stream: PdfStream, most: number): Buffer | undefined {
  const filters = filtersOf(pdf, stream)
  if (filters.length === 0) return stream.raw.length > most ? undefined : stream.raw
  if (filters.length > 1 || !isFlate(filters[0])) return undefined
  try {
    return inflateSync(stream.raw, { maxOutputLength: most })
  } catch {
    return undefined
  }
}

/** @throws UploadRefused for a decompression bomb, and for packing that could hide one. */
export async function measureStreams(pdf: Pdf): Promise<void> {
  let all = 0
  for (const stream of pdf.streams) {
    const filters = filtersOf(pdf, stream)
    const later = filters.slice(1).some(isFlate)
    if (filters.length > 2 || (later && (isFlate(filters[0]) || stream.raw.length > mostBehindText))) {
      throw new UploadRefused('PDF 的压缩方式无法检查，请用“打印为 PDF”另存后上传。')
    }
    if (isFlate(filters[0])) all += await inflatedBytes(stream.raw, Math.min(mostOfOne, mostOfAll - all))
  }
}

/** Counts in flat memory. A truncated stream only shows less. */
async function inflatedBytes(raw: Buffer, most: number): Promise<number> {
  let bytes = 0
  const count = new Writable({
    write(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      done(
        bytes > most
          ? new UploadRefused('PDF 解压后内容过大，请降低分辨率或用“打印为 PDF”另存后上传。')
          : null,
      )
    },
  })
  await pipeline([raw], createInflate({ chunkSize: 256 * 1024 }), count).catch((error: unknown) => {
    if (error instanceof UploadRefused) throw error
  })
  return bytes
}
