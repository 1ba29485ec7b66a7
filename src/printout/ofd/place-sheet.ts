import type { Layout, Sheet } from '../layout.ts'
import { qrModules } from '../qr-modules.ts'
import { dateLine, footLine, stampLines } from '../stamp-lines.ts'
import { widthOf } from './faces.ts'
import { currentPage, type Flow, makeRoom, type PlacedPage, paper, turnPage } from './page.ts'
import { placeBlock, placeList } from './place-block.ts'
import { lineHeight, placeText, points } from './place-text.ts'

const code = { size: 24, gap: 6 }

/** Lays out a document on as many numbered pages as it needs. */
export function placeSheet(sheet: Sheet): readonly PlacedPage[] {
  const flow: Flow = { pages: [], y: paper.top }
  turnPage(flow)
  placeHead(flow, sheet)
  const { layout } = sheet
  placeText(flow, layout.title, { size: 18, weight: 'bold', align: 'centre' })
  flow.y += 2
  if (layout.salutation) placeText(flow, layout.salutation, { size: 10.5 })
  for (const block of layout.blocks) placeBlock(flow, block)
  placeEnd(flow, layout)
  for (const [i, page] of flow.pages.entries()) {
    placeFoot(page, footLine(sheet), `第 ${i + 1} 页　共 ${flow.pages.length} 页`)
  }
  return flow.pages
}

function placeHead(flow: Flow, sheet: Sheet): void {
  const width = paper.right - paper.left - code.size - code.gap
  const area = { x: paper.right - code.size, y: paper.top, width: code.size, height: code.size }
  currentPage(flow).codes.push({ area, modules: qrModules(sheet.stamp.address) })
  for (const line of stampLines(sheet)) placeText(flow, line, { size: 9, grey: 50, width })
  flow.y = Math.max(flow.y, paper.top + code.size) + 4
}

function placeEnd(flow: Flow, { footnotes, signatures, closing }: Layout): void {
  if (footnotes.length > 0) {
    flow.y += 2
    makeRoom(flow, lineHeight(9) * 2)
    placeText(flow, '注：', { size: 9 })
    placeList(flow, footnotes, 9)
  }
  if (signatures.length > 0) placeSignatures(flow, signatures)
  if (closing.length > 0) {
    flow.y += 6
    makeRoom(flow, lineHeight(10.5) * closing.length)
    for (const line of closing) placeText(flow, line, { size: 10.5, align: 'right' })
  }
}

const seal = { height: 34, inset: 3 }

/** Space for a seal or a name each, and a handwritten date. */
function placeSignatures(flow: Flow, names: readonly string[]): void {
  flow.y += 3
  makeRoom(flow, seal.height)
  const page = currentPage(flow)
  const [top, bottom] = [flow.y, flow.y + seal.height]
  const share = (paper.right - paper.left) / names.length
  const size = points(10.5)
  const look = { height: lineHeight(10.5), size, weight: 'regular' } as const
  page.lines.push({ x1: paper.left, y1: top, x2: paper.right, y2: top })
  page.lines.push({ x1: paper.left, y1: bottom, x2: paper.right, y2: bottom })
  for (let i = 0; i <= names.length; i += 1) {
    page.lines.push({ x1: paper.left + share * i, y1: top, x2: paper.left + share * i, y2: bottom })
  }
  for (const [i, name] of names.entries()) {
    const right = paper.left + share * (i + 1) - seal.inset
    page.texts.push({ ...look, x: paper.left + share * i + seal.inset, y: top + 2, text: `${name}：` })
    const y = bottom - lineHeight(10.5) - 2
    page.texts.push({ ...look, x: right - widthOf(dateLine, size, 'regular'), y, text: dateLine })
  }
  flow.y = bottom
}

function placeFoot(page: PlacedPage, left: string, right: string): void {
  const size = points(8.5)
  const look = { y: paper.foot, height: lineHeight(8.5), size, weight: 'regular', grey: 80 } as const
  page.texts.push({ ...look, x: paper.left, text: left })
  page.texts.push({ ...look, x: paper.right - widthOf(right, size, 'regular'), text: right })
}
