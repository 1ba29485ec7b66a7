import { UploadRefused } from '../upload-refused.ts'
import { decodedNames } from './decoded-names.ts'

/** One PDF stream: its dictionary and its raw bytes. */
export interface PdfStream {
  readonly dictionary: string
  /** everything since the previous stream: contains any dictionary with a misleading start */
  readonly before: string
  readonly body: Buffer
}

interface CutPdf {
  /** everything outside streams: objects, trailers, comments, one byte a character */
  readonly text: string
  readonly streams: readonly PdfStream[]
}

const begins = /stream\r?\n/g

/**
 * Splits a PDF into its streams and the rest (ISO 32000-1, 7.3.8). Checking only the rest keeps random bytes of a
 * scanned picture from looking like the name of a script; an object hidden inside a stream's bytes is refused.
 */
export function cutStreams(file: Buffer): CutPdf {
  const raw = file.toString('latin1')
  const streams: PdfStream[] = []
  const rest: string[] = []
  let at = 0
  begins.lastIndex = 0
  for (let found = begins.exec(raw); found; found = begins.exec(raw)) {
    const before = decodedNames(raw.slice(at, found.index))
    // The word also ends `endstream`, and may occur in text.
    if (!/>>\s*$/.test(before)) continue
    const dictionary = before.slice(before.lastIndexOf('obj') + 3)
    const start = found.index + found[0].length
    const end = endOf(raw, start, dictionary)
    rest.push(raw.slice(at, start))
    streams.push({ dictionary, before, body: file.subarray(start, end) })
    if (/[\s>]\d{1,9}\s+\d{1,5}\s+obj[\s<[(/]/.test(raw.slice(start, end))) {
      throw new UploadRefused('PDF 内部结构异常，请用“打印为 PDF”另存后上传。')
    }
    at = end
    begins.lastIndex = end
  }
  return { text: rest.join('') + raw.slice(at), streams }
}

/** The end of a stream: at its declared length if `endstream` follows there, otherwise at the next `endstream`. */
function endOf(raw: string, start: number, dictionary: string): number {
  const length = /\/Length\s+(\d{1,10})(?!\s+\d+\s+R)/.exec(dictionary)?.[1]
  if (length !== undefined) {
    const end = start + Number(length)
    if (/^\s*endstream/.test(raw.slice(end, end + 16))) return end
  }
  const end = raw.indexOf('endstream', start)
  if (end < 0) throw new UploadRefused('PDF 文件已损坏或不完整，请重新导出后上传。')
  return end
}
