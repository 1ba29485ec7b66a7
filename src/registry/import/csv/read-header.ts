import { isUtf8 } from 'node:buffer'
import type { FileHandle } from 'node:fs/promises'
import { refuse } from '#platform'
import type { Place } from './csv-blocks.ts'
import { quotedCells } from './quoted-cells.ts'

export interface Header {
  /** for each requested column, its position in a record; -1 for an optional one that is missing */
  readonly places: readonly number[]
  /** number of cells in a record */
  readonly width: number
  /** the first record after the header */
  readonly end: Place
}

const longestHeader = 8 * 1024

/**
 * Reads the header line; columns may be in any order.
 * @throws Refusal naming `FILE:1` if a column is missing, unknown or repeated, or if this is not a UTF-8 CSV file.
 */
export async function readHeader(
  file: FileHandle,
  name: string,
  columns: readonly string[],
  optional: readonly string[] = [],
): Promise<Header> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(longestHeader), 0, longestHeader, 0)
  const start = buffer.subarray(0, bytesRead)
  const lineEnd = start.indexOf('\n')
  const line = lineEnd < 0 ? start : start.subarray(0, lineEnd)
  const no = (reason: string) => refuse('invalid', `${name}:1 ${reason}`, 'file')
  if (bytesRead === 0) no('文件是空的')
  if (!isUtf8(line) || line.includes(0) || (lineEnd < 0 && bytesRead === longestHeader)) {
    no('不是 UTF-8 编码的 CSV 文件；如果是表格软件的文件，请另存为“CSV UTF-8”后再导入')
  }
  const found = quotedCells(
    line
      .toString('utf8')
      .replace(/^\uFEFF/, '')
      .trim(),
  ).map(cell => cell.trim())
  const missing = columns.filter(column => !found.includes(column) && !optional.includes(column))
  const unknown = found.filter(column => !columns.includes(column))
  if (missing.length > 0) no(`缺少列：${missing.join('、')}`)
  if (unknown.length > 0) no(`不认识的列：${unknown.map(shortened).join('、')}`)
  if (new Set(found).size < found.length) no('有重复的列')
  return {
    places: columns.map(column => found.indexOf(column)),
    width: found.length,
    end: { byte: lineEnd < 0 ? bytesRead : lineEnd + 1, line: 2 },
  }
}

const shortened = (column: string) => (column.length > 40 ? `${column.slice(0, 40)}…` : column)
