import { PassThrough, Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import type { Cell, SheetColumn } from './export-source.ts'
import { escapeXml, sheetXml } from './sheet-xml.ts'

interface Workbook {
  readonly title: string
  readonly columns: readonly SheetColumn[]
  readonly rows: AsyncIterable<readonly Cell[]>
  readonly at: Date
}

/** An .xlsx file as a stream (ECMA-376, one sheet). Rows are pulled only as fast as the bytes are consumed. */
export function workbook({ title, columns, rows, at }: Workbook): Readable {
  const zip = new ZipFile()
  const options = { mtime: at }
  for (const [path, text] of Object.entries(parts(title))) zip.addBuffer(Buffer.from(text), path, options)
  const sheet = Readable.from(sheetXml(columns, rows), { highWaterMark: 2 })
  zip.addReadStream(sheet, 'xl/worksheets/sheet1.xml', options)
  zip.end()
  const bytes = new PassThrough()
  // The packer ignores errors on its input stream: without this an error would leave the reader waiting forever.
  sheet.on('error', (error: Error) => bytes.destroy(error))
  bytes.on('close', () => sheet.destroy())
  // The reader gets the error even if it occurred before reading started; it must not crash the process.
  bytes.on('error', () => {})
  return zip.outputStream.pipe(bytes)
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const schemas = 'http://schemas.openxmlformats.org'
const main = `${schemas}/spreadsheetml/2006/main`
const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** A sheet name has at most 31 characters and none of []:*?/\ */
const sheetName = (title: string) => escapeXml(title.replace(/[[\]:*?/\\]/g, '').slice(0, 31))

const parts = (title: string): Readonly<Record<string, string>> => ({
  '[Content_Types].xml': `${xml}<Types xmlns="${schemas}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/></Types>`,
  '_rels/.rels': `${xml}<Relationships xmlns="${schemas}/package/2006/relationships"><Relationship Id="rId1" Type="${schemas}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${xml}<workbook xmlns="${main}" xmlns:r="${schemas}/officeDocument/2006/relationships"><sheets><sheet name="${sheetName(title)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${xml}<Relationships xmlns="${schemas}/package/2006/relationships"><Relationship Id="rId1" Type="${schemas}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${schemas}/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': stylesXml,
})

/** Cell formats; sheet-xml.ts refers to them by index: plain, header, money, text, quoted text. */
const stylesXml =
  `${xml}<styleSheet xmlns="${main}">` +
  '<fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf/>' +
  '<xf fontId="1" applyFont="1"/><xf numFmtId="4" applyNumberFormat="1"/><xf numFmtId="49" applyNumberFormat="1"/>' +
  '<xf numFmtId="49" applyNumberFormat="1" quotePrefix="1"/></cellXfs>' +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
