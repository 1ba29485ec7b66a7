import { isUtf8 } from 'node:buffer'
import { refuse } from '#platform'
import { columnsOf } from './import/csv/columns-of.ts'
import { delimiters } from './import/csv/csv-form.ts'
import { type CsvRecord, recordsOf } from './import/csv/records-of.ts'

/** A sheet as people fill it in. */
export interface Sheet {
  readonly rows: readonly {
    /** counted from 1, the header included */
    readonly line: number
    /** in the order of the columns asked for; '' where the sheet has no such cell */
    readonly cells: readonly string[]
  }[]
}

/**
 * Reads a CSV file in UTF-8 or GB18030 whose first line names the columns, in any order; lines without content are left
 * out. @throws Refusal at `file` for another kind of file, a missing column, or a line that cannot be read.
 */
export async function readSheet(
  bytes: Buffer,
  { fileName, columns }: { readonly fileName: string; readonly columns: readonly string[] },
): Promise<Sheet> {
  const { header, records } = recordsIn(textOf(bytes, fileName), columns)
  const names = columnsOf(header?.cells ?? [])
  const places = columnsOf(columns).map(column => names.indexOf(column))
  const missing = columns.filter((_, i) => (places[i] ?? -1) < 0)
  if (missing.length > 0)
    refuse('invalid', `${fileName} 缺少列：${missing.join('、')}，请使用下载的模板。`, 'file')
  const rows = records.flatMap(({ line, cells, fault }) => {
    if (fault !== undefined) return refuse('invalid', `${fileName} 第 ${line} 行：${fault}。`, 'file')
    if (cells.every(cell => cell.trim() === '')) return []
    return [{ line, cells: places.map(place => cells[place] ?? '') }]
  })
  return { rows }
}

function textOf(bytes: Buffer, fileName: string): Buffer {
  if (bytes.includes(0)) refuse('invalid', `${fileName} 不是 CSV 文件，请另存为“CSV UTF-8”后再上传。`, 'file')
  const mark = bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])) ? 3 : 0
  const plain = bytes.subarray(mark)
  const text = isUtf8(plain) ? plain : Buffer.from(new TextDecoder('gb18030').decode(plain))
  return Buffer.concat([text, Buffer.from('\n')])
}

/** Read with the delimiter that finds most of the columns. */
function recordsIn(text: Buffer, columns: readonly string[]) {
  const wanted = columnsOf(columns)
  const readings = delimiters.map(delimiter => {
    const [header, ...records] = recordsOf(text, { firstLine: 1, delimiter, last: true }).records
    return {
      header,
      records,
      known: columnsOf(header?.cells ?? []).filter(one => wanted.includes(one)).length,
    }
  })
  const none: { header: CsvRecord | undefined; records: CsvRecord[] } = { header: undefined, records: [] }
  return readings.toSorted((one, other) => other.known - one.known)[0] ?? none
}
