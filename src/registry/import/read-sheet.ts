import { readFile, stat } from 'node:fs/promises'
import { refuse } from '#platform'
import { byteSourceOf } from './csv/byte-source.ts'
import { csvBlocks } from './csv/csv-blocks.ts'
import { readHeader } from './csv/read-header.ts'
import { isHeaderAgain, rowOf } from './csv/row-of.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { refuseOtherFiles } from './refuse-other-files.ts'
import { startOf } from './start-of.ts'
import { type ConvertLimits, convertApart } from './xlsx/convert-apart.ts'
import { isWorkbook } from './xlsx/is-workbook.ts'
import { otherSheetsNote } from './xlsx/other-sheets-note.ts'

/** What is expected of a sheet. */
interface Expected {
  /** what the person who brings it calls it */
  readonly fileName: string
  readonly columns: readonly string[]
  /** columns that may be missing; their cells are then '' */
  readonly optional?: readonly string[]
}

/** A sheet that somebody brought in a form. */
export interface Sheet {
  /** rows with content; `line` as in the sheet, `cells` in the order of the columns, trimmed, as they are written */
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[]
  /** rows that cannot be read: unclosed quotes, a damaged encoding, cells without a column */
  readonly faults: readonly { readonly line: number; readonly reason: string }[]
  /** what to tell about other sheets of a workbook that were not read */
  readonly note?: string
}

const megabyte = 1024 * 1024
/** of a sheet as it is uploaded */
export const mostSheetBytes = 5 * megabyte
const mostRows = 5000
const limits: ConvertLimits = {
  processorMs: 20_000,
  milliseconds: 120_000,
  bytes: 512 * megabyte,
  mostInflated: 128 * megabyte,
  mostWritten: 16 * megabyte,
}

/**
 * Reads a sheet of at most 5,000 rows and 5 MB, CSV or .xlsx, as tolerantly as an import does: what cells mean is up to
 * the caller. A workbook is read in a process of its own, so this belongs before the first statement of a transaction.
 * @throws Refusal for a file of another kind, too large, with too many rows or with other columns
 */
export async function readSheet(from: string | Uint8Array, expected: Expected): Promise<Sheet> {
  const { fileName, columns, optional } = expected
  const { bytes, note } = await tableOf(await bytesOf(from, fileName), fileName)
  const source = byteSourceOf(bytes)
  const header = await readHeader(source, fileName, columns, optional)
  const rows: { line: number; cells: string[] }[] = []
  const faults: { line: number; reason: string }[] = []
  for await (const { records } of csvBlocks(source, header.end, header.form)) {
    for (const record of records) {
      const row = rowOf(record, header)
      if (!row || isHeaderAgain(record.cells, header)) continue
      if ('fault' in row) faults.push({ line: record.line, reason: row.fault })
      else rows.push({ line: record.line, cells: columns.map((_, i) => row.cells[i]?.trim() ?? '') })
      if (rows.length + faults.length > mostRows) {
        refuse('invalid', `${fileName} 超过 ${mostRows} 行，请拆成几个文件分次上传`, 'file')
      }
    }
  }
  return { rows, faults, ...(note ? { note } : {}) }
}

async function bytesOf(from: string | Uint8Array, name: string): Promise<Buffer> {
  const size = typeof from === 'string' ? (await stat(from)).size : from.length
  if (size > mostSheetBytes) refuse('invalid', `${name} 超过 5 MB，请拆成几个文件分次上传`, 'file')
  return typeof from === 'string' ? await readFile(from) : Buffer.from(from)
}

/** Employers bring them at the same time; each reading takes some 80 MB. */
const inTurn = oneAtATime()

async function tableOf(bytes: Buffer, name: string): Promise<{ bytes: Uint8Array; note?: string }> {
  const start = await startOf(byteSourceOf(bytes))
  await refuseOtherFiles(start, name)
  if (!isWorkbook(start)) return { bytes }
  const conversion = await inTurn(() => convertApart({ from: bytes }, limits))
  if (!conversion) throw new Error('the conversion was told to stop')
  if ('refused' in conversion) return refuse('invalid', `${name}:1 ${conversion.refused}`, 'file')
  const { converted } = conversion
  return { bytes: converted.table ?? Buffer.alloc(0), note: otherSheetsNote(converted) }
}
