import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import { fontFiles } from '../font-files.ts'
import type { Sheet } from '../layout.ts'
import type { Weight } from './faces.ts'
import type { PlacedPage } from './page.ts'
import { pageXml } from './page-xml.ts'
import { placeSheet } from './place-sheet.ts'
import { escapeXml, xmlFile } from './xml.ts'

const fontIds: Readonly<Record<Weight, number>> = { regular: 1, bold: 2 }
const weights: readonly Weight[] = ['regular', 'bold']

/** Writes sheets as one OFD (GB/T 33190-2016): real text with embedded fonts, each sheet on its own pages. */
export async function writeOfd(sheets: readonly Sheet[]): Promise<Buffer> {
  const pages = sheets.flatMap(placeSheet)
  let last = 2
  const nextId = () => (last += 1)
  const ids = pages.map(nextId)
  const contents = pages.map(page => pageXml(page, nextId, fontIds))
  const files: [string, string | Buffer][] = [
    ['OFD.xml', rootXml(sheets)],
    ['Doc_0/Document.xml', documentXml(ids, last)],
    ['Doc_0/PublicRes.xml', resourcesXml()],
    ...contents.map((xml, i): [string, string] => [`Doc_0/Pages/Page_${i}/Content.xml`, xml]),
  ]
  for (const weight of weights) files.push([`Doc_0/Res/${weight}.ttf`, await fontFor(pages, weight)])
  const zip = new ZipFile()
  const mtime = new Date(`${dayOf(sheets)}T00:00:00`)
  for (const [path, content] of files) zip.addBuffer(Buffer.from(content), path, { mtime })
  zip.end()
  return await buffer(zip.outputStream)
}

const dayOf = (sheets: readonly Sheet[]): string => sheets[0]?.stamp.issuedAt.slice(0, 10) ?? ''

function rootXml(sheets: readonly Sheet[]): string {
  const numbers = sheets.map(sheet => sheet.stamp.number).join()
  const id = createHash('sha256').update(numbers).digest('hex').slice(0, 32)
  const title = sheets.length === 1 ? (sheets[0]?.layout.title ?? '') : `批量打印（${sheets.length} 份）`
  const info = [
    `<ofd:DocID>${id}</ofd:DocID>`,
    `<ofd:Title>${escapeXml(title)}</ofd:Title>`,
    `<ofd:Author>${escapeXml(sheets[0]?.layout.issuer ?? '')}</ofd:Author>`,
    `<ofd:CreationDate>${dayOf(sheets)}</ofd:CreationDate>`,
    '<ofd:Creator>稳岗网厅</ofd:Creator>',
  ].join('')
  return xmlFile(
    'OFD',
    ' Version="1.1" DocType="OFD"',
    `<ofd:DocBody><ofd:DocInfo>${info}</ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>`,
  )
}

function documentXml(ids: readonly number[], last: number): string {
  const pages = ids.map((id, i) => `<ofd:Page ID="${id}" BaseLoc="Pages/Page_${i}/Content.xml"/>`).join('')
  return xmlFile(
    'Document',
    '',
    `<ofd:CommonData><ofd:MaxUnitID>${last}</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData><ofd:Pages>${pages}</ofd:Pages>`,
  )
}

function resourcesXml(): string {
  const fonts = weights.map(
    weight =>
      `<ofd:Font ID="${fontIds[weight]}" FontName="Noto Sans SC" FamilyName="Noto Sans SC" Charset="unicode"${weight === 'bold' ? ' Bold="true"' : ''}><ofd:FontFile>${weight}.ttf</ofd:FontFile></ofd:Font>`,
  )
  return xmlFile('Res', ' BaseLoc="Res"', `<ofd:Fonts>${fonts.join('')}</ofd:Fonts>`)
}

const whole = new Map<Weight, Promise<Buffer>>()

/** The font reduced to the characters used, plus a blank so that it is never empty. */
async function fontFor(pages: readonly PlacedPage[], weight: Weight): Promise<Buffer> {
  const used = pages.flatMap(page => page.texts.flatMap(text => (text.weight === weight ? text.text : '')))
  const file = whole.get(weight) ?? readFile(fontFiles[weight])
  whole.set(weight, file)
  const { default: subsetFont } = await import('subset-font')
  return await subsetFont(await file, `${used.join('')} `, {
    targetFormat: 'truetype',
    noLayoutClosure: true,
    keepFeatures: [],
    noHinting: true,
  })
}
