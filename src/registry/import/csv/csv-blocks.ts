import type { FileHandle } from 'node:fs/promises'
import { type CsvRecord, recordsOf, tooLong } from './records-of.ts'

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
export async function* csvBlocks(file: FileHandle, from: Place): AsyncGenerator<CsvBlock> {
  let place = from
  const bytes = Buffer.allocUnsafe(blockBytes + 1)
  for (;;) {
    const read = await fill(file, bytes.subarray(0, blockBytes), place.byte)
    if (read === 0) return
    const last = read < blockBytes
    // A file may end without a line feed.
    if (last && bytes[read - 1] !== 0x0a) bytes[read] = 0x0a
    const whole = bytes.subarray(0, last && bytes[read - 1] !== 0x0a ? read + 1 : read)
    const { records, used, nextLine } = recordsOf(whole, place.line, last)
    if (used === 0) {
      const end = { byte: await behindLine(file, place.byte + read), line: place.line + 1 }
      yield { records: [{ line: place.line, cells: [], fault: tooLong }], end }
      place = end
      continue
    }
    place = { byte: place.byte + Math.min(used, read), line: nextLine }
    yield { records, end: place }
  }
}

/** Reads until the buffer is full or the file ends. */
async function fill(file: FileHandle, buffer: Buffer, position: number): Promise<number> {
  let filled = 0
  for (;;) {
    const { bytesRead } = await file.read(buffer, filled, buffer.length - filled, position + filled)
    filled += bytesRead
    if (bytesRead === 0 || filled === buffer.length) return filled
  }
}

/** The first byte after a line that is longer than a block. */
async function behindLine(file: FileHandle, from: number): Promise<number> {
  const buffer = Buffer.allocUnsafe(blockBytes)
  for (let position = from; ; position += buffer.length) {
    const { bytesRead } = await file.read(buffer, 0, buffer.length, position)
    const found = buffer.subarray(0, bytesRead).indexOf('\n')
    if (found >= 0) return position + found + 1
    if (bytesRead < buffer.length) return position + bytesRead
  }
}
