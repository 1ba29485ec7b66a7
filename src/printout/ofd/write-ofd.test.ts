import { expect, test, vi } from 'vitest'
import { hostile, longTable, sampleSheet, unzipped } from '../../../test/printed.ts'
import { writeOfd } from './write-ofd.ts'

// Poppler and the fonts are slow on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

/** GB/T 33190-2016: the order of child elements required by the schemas, for those that occur here. */
const order: Readonly<Record<string, readonly string[]>> = {
  OFD: ['DocBody'],
  DocBody: ['DocInfo', 'DocRoot', 'Versions', 'Signatures'],
  DocInfo: ['DocID', 'Title', 'Author', 'Subject', 'Abstract', 'CreationDate', 'ModDate', 'Creator'],
  Document: ['CommonData', 'Pages', 'Outlines', 'Permissions', 'Actions', 'VPreferences', 'Bookmarks'],
  CommonData: ['MaxUnitID', 'PageArea', 'PublicRes', 'DocumentRes', 'TemplatePage', 'DefaultCS'],
  PageArea: ['PhysicalBox', 'ApplicationBox', 'ContentBox', 'BleedBox'],
  Pages: ['Page'],
  Res: ['ColorSpaces', 'DrawParams', 'Fonts', 'MultiMedias'],
  Fonts: ['Font'],
  Font: ['FontFile'],
  Page: ['Template', 'PageRes', 'Area', 'Content', 'Actions'],
  Area: ['PhysicalBox', 'ApplicationBox', 'ContentBox', 'BleedBox'],
  Content: ['Layer'],
  Layer: ['PathObject', 'TextObject'],
  TextObject: ['Actions', 'Clips', 'FillColor', 'StrokeColor', 'CGTransform', 'TextCode'],
  PathObject: ['Actions', 'Clips', 'StrokeColor', 'FillColor', 'AbbreviatedData'],
}

interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Element[]
  text: string
}

/** A strict parser for the XML written here. @throws if it is not well-formed. */
function parse(xml: string): Element {
  const top: Element = { name: '', attributes: {}, children: [], text: '' }
  const open = [top]
  const token = /<\?xml[^>]*\?>|<(\/?)ofd:(\w+)((?:\s+[\w:]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy
  let end = 0
  for (const match of xml.matchAll(token)) {
    end = match.index + match[0].length
    const [, closing, name = '', given = '', empty, text] = match
    const current = open.at(-1)
    if (!current) throw new Error('closed too often')
    if (text !== undefined) current.text += text
    else if (closing) {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes another`)
    } else if (name) {
      const attributes = Object.fromEntries(
        [...given.matchAll(/([\w:]+)="([^"]*)"/g)].map(one => [one[1] ?? '', one[2] ?? '']),
      )
      const element: Element = { name, attributes, children: [], text: '' }
      current.children.push(element)
      if (!empty) open.push(element)
    }
  }
  const [root] = top.children
  if (end !== xml.length || open.length !== 1 || !root) throw new Error(`not well-formed at ${end}`)
  return root
}

const all = (element: Element): Element[] => [element, ...element.children.flatMap(all)]

function wrongOrder(element: Element): string[] {
  const wanted = order[element.name]
  const names = element.children.map(child => child.name)
  const places = names.map(name => wanted?.indexOf(name) ?? -1)
  // The objects of a layer may overlap in any order.
  const sorted = element.name === 'Layer' || places.every((place, i) => place >= (places[i - 1] ?? 0))
  const own =
    names.length === 0 || (sorted && !places.includes(-1)) ? [] : [`${element.name}: ${names.join()}`]
  return [...own, ...element.children.flatMap(wrongOrder)]
}

function read(ofd: Buffer) {
  const files = unzipped(ofd)
  const xml = (path: string) => parse(files.get(path)?.toString() ?? '')
  const document = xml('Doc_0/Document.xml')
  const pages = all(document).filter(one => one.name === 'Page')
  const contents = pages.map(page => xml(`Doc_0/${page.attributes.BaseLoc}`))
  const roots = [xml('OFD.xml'), document, xml('Doc_0/PublicRes.xml'), ...contents]
  return { files, roots, pages, contents }
}

const unescaped = (text: string) =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')

const textIn = (contents: readonly Element[]) =>
  contents
    .flatMap(all)
    .flatMap(one => (one.name === 'TextCode' ? unescaped(one.text) : ''))
    .join('')

/** The characters of a font, from its `cmap` of format 4. */
function charactersOf(font: Buffer): Set<string> {
  const record = font.indexOf('cmap')
  const cmap = font.readUInt32BE(record + 8)
  const offsets = Array.from({ length: font.readUInt16BE(cmap + 2) }, (_, i) =>
    font.readUInt32BE(cmap + 8 + i * 8),
  )
  const table = cmap + (offsets.find(offset => font.readUInt16BE(cmap + offset) === 4) ?? 0)
  const twice = font.readUInt16BE(table + 6)
  const found = new Set<string>()
  for (let at = table + 14; at < table + 14 + twice; at += 2) {
    const [last, first] = [font.readUInt16BE(at), font.readUInt16BE(at + twice + 2)]
    for (let code = first; code <= last && code < 0xffff; code += 1) found.add(String.fromCharCode(code))
  }
  return found
}

test('is well-formed, with elements in the standard’s order and ids unique and known', async () => {
  const { files, roots, pages } = read(
    await writeOfd([sampleSheet({ blocks: longTable(300) }), sampleSheet()]),
  )
  expect(roots.flatMap(wrongOrder)).toEqual([])
  const elements = roots.flatMap(all)
  const ids = elements.flatMap(one => (one.attributes.ID ? Number(one.attributes.ID) : []))
  expect(new Set(ids).size).toBe(ids.length)
  const most = Number(elements.find(one => one.name === 'MaxUnitID')?.text)
  expect(Math.max(...ids)).toBe(most)
  const fonts = elements.filter(one => one.name === 'Font').map(one => one.attributes.ID)
  const used = elements.flatMap(one => (one.name === 'TextObject' ? one.attributes.Font : []))
  expect(new Set(used)).toEqual(new Set(fonts))
  expect(pages.length).toBeGreaterThan(7)
  expect(files.size).toBe(pages.length + 5)
})

test('all text is real text within the page, with an embedded font for every character', async () => {
  const { files, contents } = read(await writeOfd([sampleSheet()]))
  const text = textIn(contents).replace(/\s/g, '')
  for (const typed of hostile)
    for (const line of typed.split('\n')) expect(text).toContain(line.replace(/\s/g, ''))
  expect(text).toContain('单据编号：20230811000000011')
  expect(text).toMatch(/第1页共\d页/)
  for (const [id, file] of [
    ['1', 'regular'],
    ['2', 'bold'],
  ]) {
    const known = charactersOf(files.get(`Doc_0/Res/${file}.ttf`) ?? Buffer.alloc(0))
    const objects = contents
      .flatMap(all)
      .filter(one => one.name === 'TextObject' && one.attributes.Font === id)
    const used = new Set(textIn(objects))
    expect(used.size).toBeGreaterThan(5)
    expect([...used].filter(character => !known.has(character))).toEqual([])
  }
  for (const { attributes } of contents.flatMap(all).filter(one => one.attributes.Boundary)) {
    const [x = 0, y = 0, width = 0, height = 0] = (attributes.Boundary ?? '').split(' ').map(Number)
    expect(x >= 20 && y >= 15 && x + width <= 190 && y + height <= 292, attributes.Boundary).toBe(true)
  }
})

test('a character missing from the font is visibly replaced', async () => {
  const { contents } = read(await writeOfd([sampleSheet({ title: '姓名🙂' })]))
  expect(textIn(contents)).toContain('姓名〓')
})
