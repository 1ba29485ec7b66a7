import { faceOf, type Weight } from './faces.ts'
import type { PlacedArea, PlacedLine, PlacedPage, PlacedText } from './page.ts'
import { escapeXml, mm, xmlFile } from './xml.ts'

/** Allocates the ids of the document's objects. */
export type NextId = () => number

/** Content.xml of a page: fills, rules, QR code and text, in z-order. */
export function pageXml(page: PlacedPage, nextId: NextId, fonts: Readonly<Record<Weight, number>>): string {
  const layer = nextId()
  const objects = [
    ...page.fills.map(fill => fillXml(fill, nextId())),
    ...page.lines.map(line => lineXml(line, nextId())),
    ...page.codes.map(code => codeXml(code, nextId())),
    ...page.texts.filter(({ text }) => text !== '').map(text => textXml(text, nextId(), fonts[text.weight])),
  ]
  return xmlFile(
    'Page',
    '',
    `<ofd:Area><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:Area><ofd:Content><ofd:Layer ID="${layer}" Type="Body">${objects.join('')}</ofd:Layer></ofd:Content>`,
  )
}

const box = ({ x, y, width, height }: PlacedArea): string => [x, y, width, height].map(mm).join(' ')

const colour = (name: string, grey: number): string => `<ofd:${name} Value="${grey} ${grey} ${grey}"/>`

function fillXml(area: PlacedArea, id: number): string {
  const [width, height] = [mm(area.width), mm(area.height)]
  const data = `M 0 0 L ${width} 0 L ${width} ${height} L 0 ${height} C`
  return `<ofd:PathObject ID="${id}" Boundary="${box(area)}" Stroke="false" Fill="true">${colour('FillColor', 244)}<ofd:AbbreviatedData>${data}</ofd:AbbreviatedData></ofd:PathObject>`
}

const pen = 0.2

/** The boundary includes the stroke width, or readers would clip the line. */
function lineXml({ x1, y1, x2, y2 }: PlacedLine, id: number): string {
  const area = { x: x1 - pen, y: y1 - pen, width: x2 - x1 + 2 * pen, height: y2 - y1 + 2 * pen }
  const data = `M ${pen} ${pen} L ${mm(x2 - x1 + pen)} ${mm(y2 - y1 + pen)}`
  return `<ofd:PathObject ID="${id}" Boundary="${box(area)}" LineWidth="${pen}">${colour('StrokeColor', 60)}<ofd:AbbreviatedData>${data}</ofd:AbbreviatedData></ofd:PathObject>`
}

/** Adjacent dark modules are merged into one rectangle. */
function codeXml({ area, modules }: PlacedPage['codes'][number], id: number): string {
  const step = area.width / modules.length
  const data = modules.flatMap((row, y) =>
    runsOf(row).map(([from, to]) => {
      const [left, right, top, bottom] = [from * step, to * step, y * step, (y + 1) * step].map(mm)
      return `M ${left} ${top} L ${right} ${top} L ${right} ${bottom} L ${left} ${bottom} C`
    }),
  )
  return `<ofd:PathObject ID="${id}" Boundary="${box(area)}" Stroke="false" Fill="true">${colour('FillColor', 0)}<ofd:AbbreviatedData>${data.join(' ')}</ofd:AbbreviatedData></ofd:PathObject>`
}

function runsOf(row: readonly boolean[]): [number, number][] {
  const runs: [number, number][] = []
  row.forEach((dark, x) => {
    const last = runs.at(-1)
    if (dark && last?.[1] === x) last[1] = x + 1
    else if (dark) runs.push([x, x + 1])
  })
  return runs
}

function textXml(placed: PlacedText, id: number, font: number): string {
  const { text, size, weight, grey = 0, height } = placed
  const advances = [...text].map(character => faceOf(weight).advance(character) * size)
  const width = advances.reduce((sum, advance) => sum + advance, 0)
  const deltas = deltaOf(advances.slice(0, -1))
  const baseline = height / 2 + size * 0.37
  return `<ofd:TextObject ID="${id}" Boundary="${box({ ...placed, width })}" Font="${font}" Size="${mm(size)}">${colour('FillColor', grey)}<ofd:TextCode X="0" Y="${mm(baseline)}"${deltas ? ` DeltaX="${deltas}"` : ''}>${escapeXml(text)}</ofd:TextCode></ofd:TextObject>`
}

/** Distances between characters; `g n d` repeats d n times. */
function deltaOf(advances: readonly number[]): string {
  const parts: string[] = []
  const texts = advances.map(mm)
  for (let i = 0; i < texts.length; ) {
    let end = i
    while (end < texts.length && texts[end] === texts[i]) end += 1
    parts.push(end - i > 2 ? `g ${end - i} ${texts[i]}` : texts.slice(i, end).join(' '))
    i = end
  }
  return parts.join(' ')
}
