import { isAscii, isUtf8 } from 'node:buffer'
import type { ByteSource } from './byte-source.ts'
import type { Encoding } from './csv-form.ts'

/** The encoding of a file, and how many bytes of byte order marks it begins with. */
interface Encoded {
  readonly encoding: Encoding
  readonly marks: number
}

const marks: readonly (readonly [Encoding, Buffer])[] = [
  ['utf-8', Buffer.from([0xef, 0xbb, 0xbf])],
  ['utf-16le', Buffer.from([0xff, 0xfe])],
  ['utf-16be', Buffer.from([0xfe, 0xff])],
]

/**
 * Recognises the encoding by the byte order mark (which some programs write twice), by the zero bytes beside the
 * delimiters of UTF-16, or by the first lines that are not ASCII. It depends on the whole file alone, so that an import which goes on
 * in the middle reads it the same way.
 */
export async function encodingOf(file: ByteSource, start: Buffer): Promise<Encoded> {
  for (const [encoding, mark] of marks) {
    let length = 0
    while (start.subarray(length, length + mark.length).equals(mark)) length += mark.length
    if (length > 0) return { encoding, marks: length }
  }
  const unmarked = utf16.find(encoding => separatesIn(start.subarray(0, headBytes), encoding))
  return { encoding: unmarked ?? (await byItsText(file)), marks: 0 }
}

const utf16 = ['utf-16le', 'utf-16be'] as const
const headBytes = 4096

/** Only text in UTF-16 has zero bytes beside its commas: Chinese names of columns alone have none. */
function separatesIn(start: Buffer, encoding: Encoding): boolean {
  return (new TextDecoder(encoding).decode(start).match(/[,;|\t]/g)?.length ?? 0) > 1
}

const blockBytes = 1024 * 1024
const enoughLines = 200
const gb18030 = new TextDecoder('gb18030', { fatal: true })

/** GB18030 where most of the first lines with Chinese are that and not UTF-8. */
async function byItsText(file: ByteSource): Promise<Encoding> {
  const block = Buffer.allocUnsafe(blockBytes)
  for (let position = 0; ; position += blockBytes) {
    const { bytesRead } = await file.read(block, 0, blockBytes, position)
    const bytes = block.subarray(0, bytesRead)
    if (!isAscii(bytes)) return mostLinesAre(linesWithText(bytes))
    if (bytesRead < blockBytes) return 'utf-8'
  }
}

/** The first lines that are not ASCII. One that the block cuts is as good as its half. */
function linesWithText(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = []
  const lineEnd = bytes.includes(0x0a) ? 0x0a : 0x0d
  for (let from = 0; from < bytes.length && lines.length < enoughLines; ) {
    const found = bytes.indexOf(lineEnd, from)
    const end = found < 0 ? bytes.length : found
    const line = bytes.subarray(from, end)
    if (!isAscii(line)) lines.push(line)
    from = end + 1
  }
  return lines
}

function mostLinesAre(lines: readonly Buffer[]): Encoding {
  const gb = lines.filter(line => !isUtf8(line) && isGb18030(line)).length
  return gb * 2 > lines.length ? 'gb18030' : 'utf-8'
}

function isGb18030(line: Buffer): boolean {
  try {
    gb18030.decode(line)
    return true
  } catch {
    return false
  }
}
