import { breakLines } from './break-lines.ts'
import { type Weight, widthOf } from './faces.ts'
import { currentPage, type Flow, makeRoom, paper } from './page.ts'
import { lineHeight, points } from './place-text.ts'

/** One cell of a ruled row: its fraction of the page width. */
export interface Cell {
  readonly text: string
  readonly share: number
  readonly weight?: Weight
  readonly filled?: boolean
  readonly align?: 'left' | 'right' | 'centre'
}

const size = 10
const inset = { x: 2, y: 1.2 }
const fullWidth = paper.right - paper.left
/** more would not fit on one page */
const mostLines = 38

interface BrokenCell extends Cell {
  readonly lines: readonly string[]
}

/** Places a row of ruled cells. @returns whether it started a new page, so that heads can be repeated. */
export function placeRow(flow: Flow, cells: readonly Cell[], again: () => void = () => {}): void {
  const broken = cells.map(cell => ({ ...cell, lines: linesOf(cell) }))
  const most = Math.max(...broken.map(cell => cell.lines.length))
  for (let from = 0; from < most; from += mostLines) {
    const part = broken.map(cell => ({ ...cell, lines: cell.lines.slice(from, from + mostLines) }))
    if (makeRoom(flow, heightOf(part))) again()
    placePart(flow, part)
  }
}

/** The height of a row, mm. */
export const rowHeight = (cells: readonly Cell[]): number =>
  heightOf(cells.map(cell => ({ ...cell, lines: linesOf(cell) })))

function linesOf({ text, share, weight = 'regular' }: Cell): readonly string[] {
  return breakLines(text, { width: fullWidth * share - 2 * inset.x, size: points(size), weight })
}

const heightOf = (cells: readonly BrokenCell[]): number =>
  Math.max(...cells.map(cell => cell.lines.length)) * lineHeight(size) + 2 * inset.y

function placePart(flow: Flow, cells: readonly BrokenCell[]): void {
  const height = heightOf(cells)
  const page = currentPage(flow)
  const [top, bottom] = [flow.y, flow.y + height]
  let x: number = paper.left
  for (const cell of cells) {
    const width = fullWidth * cell.share
    if (cell.filled) page.fills.push({ x, y: top, width, height })
    page.lines.push({ x1: x, y1: top, x2: x, y2: bottom })
    placeLines(flow, cell, { x, width, height })
    x += width
  }
  page.lines.push({ x1: x, y1: top, x2: x, y2: bottom })
  page.lines.push(
    { x1: paper.left, y1: top, x2: x, y2: top },
    { x1: paper.left, y1: bottom, x2: x, y2: bottom },
  )
  flow.y = bottom
}

function placeLines(
  flow: Flow,
  { lines, align, weight = 'regular' }: BrokenCell,
  { x, width, height }: { readonly x: number; readonly width: number; readonly height: number },
): void {
  const first = flow.y + (height - lines.length * lineHeight(size)) / 2
  lines.forEach((text, i) => {
    const wide = widthOf(text, points(size), weight)
    const left =
      align === 'right'
        ? x + width - inset.x - wide
        : align === 'centre'
          ? x + (width - wide) / 2
          : x + inset.x
    currentPage(flow).texts.push({
      x: left,
      y: first + i * lineHeight(size),
      height: lineHeight(size),
      text,
      size: points(size),
      weight,
    })
  })
}
