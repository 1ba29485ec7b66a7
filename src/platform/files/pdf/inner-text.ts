import { UploadRefused } from '../upload-refused.ts'
import type { PdfStream } from './cut-streams.ts'
import { inflating } from './inflate-stream.ts'

/**
 * The text of the objects inside object streams; every other compressed stream is inflated and discarded to detect
 * decompression bombs. @throws UploadRefused for encodings that legitimate programs do not use.
 */
export async function innerText(streams: readonly PdfStream[]): Promise<string> {
  const inflate = inflating()
  const found: string[] = []
  for (const stream of streams) {
    const filters = filtersOf(stream)
    const objects = holdsObjects(stream)
    if (unusual(stream, filters) || (objects && cannotBeRead(stream, filters))) {
      throw new UploadRefused('PDF 的压缩方式无法检查，请用“打印为 PDF”另存后上传。')
    }
    if (filters[0] !== undefined && isFlate(filters[0]))
      found.push((await inflate(stream.body, objects)).toString('latin1'))
    else if (objects) found.push(stream.body.toString('latin1'))
  }
  return found.join('\n')
}

const holdsObjects = ({ dictionary, before }: PdfStream) =>
  /\/ObjStm\b/.test(before) || (/\/First\b/.test(dictionary) && /\/N\b/.test(dictionary))

const isFlate = (name: string) => name === 'FlateDecode' || name === 'Fl'

/** Filter names, in decoding order. */
function filtersOf({ dictionary }: PdfStream): string[] {
  const said = /\/Filter\s*(\[[^\]]*\]|\/[A-Za-z0-9]+)/.exec(dictionary)?.[1] ?? ''
  return [...said.matchAll(/\/([A-Za-z0-9]+)/g)].map(([, name = '']) => name)
}

const mostBehindText = 256 * 1024

/** Filters that are indirect, nested, or behind a text encoding we do not decode could hide a decompression bomb. */
const unusual = ({ dictionary, body }: PdfStream, filters: readonly string[]) =>
  /\/Filter\s+\d/.test(dictionary) ||
  filters.length > 2 ||
  filters.filter(isFlate).length > 1 ||
  (filters[1] !== undefined && isFlate(filters[1]) && body.length > mostBehindText)

const cannotBeRead = ({ dictionary, before }: PdfStream, filters: readonly string[]) =>
  filters.length === 0
    ? /\/Filter\b/.test(before)
    : filters.length > 1 || !filters.every(isFlate) || /\/Predictor\s+(?!1\b)\d/.test(dictionary)
