import { buffer } from 'node:stream/consumers'
import type { ItemRows, SheetRow } from '#casework'
import { refuse } from '#platform'
import { readSheet } from '#registry'
import type { Posted } from '../../serving/posted-form.ts'

/** The columns of an item's sheet: the labels of its fields in their order. */
export const sheetColumns = ({ fields }: Pick<ItemRows, 'fields'>): string[] =>
  Object.values(fields).map(field => field.label)

/** far more than 5,000 rows take */
const mostBytes = 10 * 1024 * 1024

/** The rows of an uploaded sheet by field. Reads the whole file, so it comes before the first statement of a post. */
export async function sheetRows(
  rows: Pick<ItemRows, 'fields'>,
  file: Posted['file'],
): Promise<readonly SheetRow[]> {
  if (!file?.name) return refuse('invalid', '请选择要上传的名单文件。', 'file')
  const bytes = await buffer(file.stream)
  if (bytes.length > mostBytes) return refuse('invalid', '文件超过 10 MB，请分成几个文件上传。', 'file')
  const sheet = await readSheet(bytes, { fileName: file.name, columns: sheetColumns(rows) })
  const names = Object.keys(rows.fields)
  return sheet.rows.map(({ line, cells }) => ({
    line,
    values: Object.fromEntries(names.map((name, i) => [name, cells[i] ?? ''])),
  }))
}
