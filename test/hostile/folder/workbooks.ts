import { crc32, deflateRawSync } from 'node:zlib'

/** What a ZIP entry says of itself, where that is not the truth. */
interface Said {
  readonly uncompressedSize?: number
  readonly crc?: number
  readonly flags?: number
}

export type Parts = Readonly<Record<string, string | Buffer>>

/** A ZIP archive of parts, deflated; `said` are lies, by the name of the part. */
export function zipOf(parts: Parts, said: Readonly<Record<string, Said>> = {}): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, part] of Object.entries(parts)) {
    const content = Buffer.from(part)
    const packed = deflateRawSync(content)
    const { uncompressedSize = content.length, crc = crc32(content), flags = 0 } = said[name] ?? {}
    const title = Buffer.from(name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(flags, 2)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc, 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(uncompressedSize, 18)
    common.writeUInt16LE(title.length, 22)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, title, packed])
    files.push(local)
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), common, place, title]))
    at += local.length
  }
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...files, ...directory, end])
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const schemas = 'http://schemas.openxmlformats.org'
const main = `xmlns="${schemas}/spreadsheetml/2006/main"`
const relations = `${schemas}/officeDocument/2006/relationships`

export const sheetXml = (rows: string, behind = '') =>
  `${xml}<worksheet ${main}><sheetData>${rows}</sheetData>${behind}</worksheet>`

interface Book {
  /** the XML of each sheet, by its name */
  readonly sheets: Readonly<Record<string, string>>
  readonly hidden?: readonly string[]
  readonly strings?: string
  /** custom number formats by number, and the formats of the cell styles */
  readonly formats?: { readonly codes?: Readonly<Record<number, string>>; readonly styles: readonly number[] }
  readonly workbookPr?: string
}

/** The parts of a workbook as Excel arranges them. */
export function partsOf({
  sheets,
  hidden = [],
  strings,
  formats,
  workbookPr = '',
}: Book): Record<string, string> {
  const names = Object.keys(sheets)
  const relation = (id: number, type: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${relations}/${type}" Target="${target}"/>`
  const tags = names.map((name, i) => {
    const state = hidden.includes(name) ? ' state="hidden"' : ''
    return `<sheet name="${name}" sheetId="${i + 1}"${state} r:id="rId${i + 1}"/>`
  })
  const links = names.map((_, i) => relation(i + 1, 'worksheet', `worksheets/sheet${i + 1}.xml`))
  const codes = Object.entries(formats?.codes ?? {}).map(
    ([id, code]) => `<numFmt numFmtId="${id}" formatCode="${code.replaceAll('"', '&quot;')}"/>`,
  )
  const styles = (formats?.styles ?? [0]).map(id => `<xf numFmtId="${id}"/>`)
  return {
    '[Content_Types].xml': `${xml}<Types xmlns="${schemas}/package/2006/content-types"/>`,
    '_rels/.rels': `${xml}<Relationships>${relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `${xml}<workbook ${main} xmlns:r="${relations}">${workbookPr}<sheets>${tags.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${xml}<Relationships>${links.join('')}${relation(90, 'styles', 'styles.xml')}${relation(91, 'sharedStrings', '/xl/sharedStrings.xml')}</Relationships>`,
    'xl/styles.xml': `${xml}<styleSheet ${main}><numFmts>${codes.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${styles.join('')}</cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `${xml}<sst ${main}>${strings ?? ''}</sst>`,
    ...Object.fromEntries(names.map((name, i) => [`xl/worksheets/sheet${i + 1}.xml`, sheets[name] ?? ''])),
  }
}

/** A workbook of one sheet with these rows of XML. */
export const bookOf = (rows: string, more: Omit<Book, 'sheets'> = {}): Buffer =>
  zipOf(partsOf({ sheets: { 表一: sheetXml(rows) }, ...more }))

/** Rows of texts, as inline strings. */
export const textRows = (rows: readonly (readonly string[])[]): string =>
  rows
    .map(cells => `<row>${cells.map(text => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`)
    .join('')
