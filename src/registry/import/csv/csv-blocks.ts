import type { ByteSource } from './byte-source.ts'
import type { CsvForm } from './csv-form.ts'
import { type CsvRecord, recordsOf, tooLong } from './records-of.ts'
import { firstLineEnd, utf8Lines } from './utf8-lines.ts'

/** A position between two records of the file. */
export interface Place {
  readonly byte: number
  /** of the record that starts here, counted from 1 */
  readonly line: number
}

/** Some records, and the position after them. */
export interface CsvBlock {
  readonly records: CsvRecord[]
  readonly end: Place
}

const blockBytes = 1024 * 1024

/**
 * The records of a CSV file from a given position, about a megabyte at a time, so that memory stays flat for any file
 * size. csv-parse takes two to four times as long, and loses more than one line to a stray quote; a test compares the
 * two.
 */
export async function* csvBlocks(file: ByteSource, from: Place, form: CsvForm): AsyncGenerator<CsvBlock> {
  let place = from
  const bytes = Buffer.allocUnsafe(blockBytes + 1)
  for (;;) {
    const read = await fill(file, bytes.subarray(0, blockBytes), place.byte)
    if (read === 0) return
    const last = read < blockBytes
    const { records, used, nextLine } = readBlock(bytes, read, { form, firstLine: place.line, last })
    if (last) {
      yield { records, end: { byte: place.byte + read, line: nextLine } }
      return
    }
    if (used === 0) {
      const end = { byte: await behindLine(file, place.byte + read, form), line: place.line + 1 }
      yield { records: [{ line: place.line, cells: [], fault: tooLong }], end }
      place = end
      continue
    }
    place = { byte: place.byte + used, line: nextLine }
    yield { records, end: place }
  }
}

interface Reading {
  readonly form: CsvForm
  readonly firstLine: number
  readonly last: boolean
}

/** Parses what was read of the file; `used` counts its own bytes, whatever the encoding. */
function readBlock(bytes: Buffer, read: number, { form, firstLine, last }: Reading) {
  const reading = { firstLine, delimiter: form.delimiter, last }
  if (form.encoding === 'utf-8' && !form.returnsOnly) {
    return recordsOf(last ? closed(bytes, read) : bytes.subarray(0, read), reading)
  }
  const { text, bytesOfLines } = utf8Lines(bytes.subarray(0, read), form)
  const whole = last ? closed(Buffer.concat([text, newline]), text.length) : text
  const { records, used, nextLine } = recordsOf(whole, reading)
  return { records, nextLine, used: bytesOfLines(linesIn(whole.subarray(0, used))) }
}

const newline = Buffer.from('\n')
const endMark = 0x1a

/**
 * The end of a file, with the line feed that may be missing, and without the mark that DOS programs put behind it.
 * There is one more byte in `bytes` than was read.
 */
function closed(bytes: Buffer, read: number): Buffer {
  let end = read
  while (end > 0 && isMarkOrBreak(bytes[end - 1])) end -= 1
  if (!bytes.subarray(end, read).includes(endMark)) end = read
  if (end > 0 && bytes[end - 1] === 0x0a) return bytes.subarray(0, end)
  bytes[end] = 0x0a
  return bytes.subarray(0, end + 1)
}

const isMarkOrBreak = (byte: number | undefined) => byte === endMark || byte === 0x0a || byte === 0x0d

function linesIn(text: Buffer): number {
  let count = 0
  for (let at = text.indexOf(0x0a); at >= 0; at = text.indexOf(0x0a, at + 1)) count += 1
  return count
}

/** Reads until the buffer is full or the file ends. */
async function fill(file: ByteSource, buffer: Buffer, position: number): Promise<number> {
  let filled = 0
  for (;;) {
    const { bytesRead } = await file.read(buffer, filled, buffer.length - filled, position + filled)
    filled += bytesRead
    if (bytesRead === 0 || filled === buffer.length) return filled
  }
}

/** The first byte after a line that is longer than a block. */
async function behindLine(file: ByteSource, from: number, form: CsvForm): Promise<number> {
  const buffer = Buffer.allocUnsafe(blockBytes)
  for (let position = from; ; position += buffer.length) {
    const bytesRead = await fill(file, buffer, position)
    const end = firstLineEnd(buffer.subarray(0, bytesRead), form)
    if (end > 0) return position + end
    if (bytesRead < buffer.length) return position + bytesRead
  }
}
