import { yuanOf } from '#platform'
import type { Cell, SheetColumn } from './export-source.ts'

/** Maximum rows in a worksheet, header included (ECMA-376: 1,048,576). */
const mostRows = 1_048_575

const rowsAChunk = 200

const styles = { header: 1, money: 2, text: 3, quoted: 4 } as const

/**
 * The XML of one worksheet, in chunks: frozen header, column widths, inline strings. Text never becomes a formula, even
 * if the cell is edited later: text that starts like one gets the quote prefix.
 */
export async function* sheetXml(
  columns: readonly SheetColumn[],
  rows: AsyncIterable<readonly Cell[]>,
): AsyncGenerator<Buffer> {
  const widths = columns.map(
    (one, i) => `<col min="${i + 1}" max="${i + 1}" width="${one.width}" customWidth="1"/>`,
  )
  const header = columns.map(one => textCell(one.title, styles.header)).join('')
  let text = `${head}<cols>${widths.join('')}</cols><sheetData><row>${header}</row>`
  let count = 0
  for await (const row of rows) {
    if (count >= mostRows) throw new Error(`a sheet holds no more than ${mostRows} rows`)
    text += `<row>${columns.map((column, i) => cellXml(column, row[i] ?? null)).join('')}</row>`
    count += 1
    if (count % rowsAChunk === 0) {
      yield Buffer.from(text)
      text = ''
    }
  }
  yield Buffer.from(`${text}</sheetData></worksheet>`)
}

const head =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
  '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0">' +
  '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'

function cellXml({ kind }: SheetColumn, value: Cell): string {
  if (value === null || value === '') return '<c/>'
  if (typeof value === 'string')
    return textCell(value, /^[=+\-@\t\r]/.test(value) ? styles.quoted : styles.text)
  if (kind === 'money') return `<c s="${styles.money}"><v>${yuanOf(value)}</v></c>`
  return `<c><v>${value}</v></c>`
}

const textCell = (text: string, style: number) =>
  `<c t="inlineStr" s="${style}"><is><t xml:space="preserve">${escapeXml(text.slice(0, 32_767))}</t></is></c>`

/** Text for XML 1.0: markup escaped, characters XML cannot represent dropped. */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
