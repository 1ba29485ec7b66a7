import type { ItemRows, SheetRow } from '#casework'
import { refuse } from '#platform'
import { mostSheetBytes, readSheet } from '#registry'
import type { Posted } from '../../serving/posted-form.ts'

/** The columns of an item's sheet: the labels of its fields in their order. */
export const sheetColumns = ({ fields }: Pick<ItemRows, 'fields'>): string[] =>
  Object.values(fields).map(field => field.label)

/** The rows of an uploaded sheet by field. Reads the whole file, so it comes before the first statement of a post. */
export async function sheetRows(
  rows: Pick<ItemRows, 'fields'>,
  file: Posted['file'],
): Promise<readonly SheetRow[]> {
  if (!file?.name) return refuse('invalid', '请选择要上传的名单文件。', 'file')
  const bytes = await bytesOf(file.stream)
  const sheet = await readSheet(bytes, { fileName: file.name, columns: sheetColumns(rows) })
  const [damaged] = sheet.faults
  if (damaged) {
    refuse(
      'invalid',
      `${file.name} 第 ${damaged.line} 行：${damaged.reason}。共 ${sheet.faults.length} 行不能读取，请改正后再上传。`,
      'file',
    )
  }
  const names = Object.keys(rows.fields)
  return sheet.rows.map(({ line, cells }) => ({
    line,
    values: Object.fromEntries(names.map((name, i) => [name, cells[i] ?? ''])),
  }))
}

/** No more than `readSheet` takes, and the one byte by which it sees that there is more. */
async function bytesOf(stream: NodeJS.ReadableStream): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk)
    if (size <= mostSheetBytes) chunks.push(bytes)
    size += bytes.length
  }
  return Buffer.concat(chunks).subarray(0, mostSheetBytes + 1)
}
