import type { Block, RowsBlock, TableBlock } from '../layout.ts'
import { type Flow, makeRoom, paper } from './page.ts'
import { type Cell, placeRow, rowHeight } from './place-rows.ts'
import { lineHeight, placeText, points } from './place-text.ts'

const body = 10.5

/** Places one block at the current position; its title is never left alone at the foot of a page. */
export function placeBlock(flow: Flow, block: Block): void {
  switch (block.kind) {
    case 'rows':
      placeRows(flow, block)
      return
    case 'table':
      placeTable(flow, block)
      return
    case 'paragraphs':
      placeTitle(flow, block.title, lineHeight(body) * 2)
      for (const text of block.paragraphs) {
        placeText(flow, text, { size: body, indent: points(body) * 2 })
        flow.y += 1
      }
      return
    case 'list':
      placeTitle(flow, block.title, lineHeight(body) * 2)
      placeList(flow, block.items, body)
  }
}

/** Numbered sentences with a hanging number. */
export function placeList(flow: Flow, items: readonly string[], size: number): void {
  items.forEach((text, i) => {
    const hang = points(size) * 1.6
    makeRoom(flow, lineHeight(size))
    const at = flow.y
    placeText(flow, `${i + 1}.`, { size })
    flow.y = at
    placeText(flow, text, { size, hang })
    flow.y += 0.8
  })
}

function placeTitle(flow: Flow, title: string | undefined, following: number): void {
  if (!title) return
  flow.y += 2.5
  makeRoom(flow, lineHeight(11.5) + following)
  placeText(flow, title, { size: 11.5, weight: 'bold' })
  flow.y += 0.5
}

/** Relative widths of label, value, label, value. */
const shares = [0.2, 0.31, 0.2, 0.29] as const
/** a longer text gets the full width */
const long = 34

function placeRows(flow: Flow, { title, rows }: RowsBlock): void {
  const lines = pairsOf(rows)
  const heights = lines.map(rowHeight)
  const whole = heights.reduce((sum, height) => sum + height, 0)
  placeTitle(flow, title, rows.length <= 14 && whole < 200 ? whole : (heights[0] ?? 0))
  for (const cells of lines) placeRow(flow, cells)
  flow.y += 1.5
}

function pairsOf(rows: RowsBlock['rows']): Cell[][] {
  const lines: Cell[][] = []
  let open: Cell[] | undefined
  const isLong = (value: string) => [...value].length > long
  rows.forEach(({ label, value }, i) => {
    const next = rows[i + 1]
    const text = value === '' ? '—' : value
    if (open) {
      open.push({ text: label, share: shares[2], weight: 'bold', filled: true }, { text, share: shares[3] })
      open = undefined
      return
    }
    const alone = isLong(value) || !next || isLong(next.value)
    const cells: Cell[] = [
      { text: label, share: shares[0], weight: 'bold', filled: true },
      { text, share: alone ? 1 - shares[0] : shares[1] },
    ]
    lines.push(cells)
    open = alone ? undefined : cells
  })
  return lines
}

function placeTable(flow: Flow, { title, columns, lines, empty }: TableBlock): void {
  const whole = columns.reduce((sum, column) => sum + column.width, 0)
  const share = (width: number) => width / whole
  const head: Cell[] = columns.map(column => ({
    text: column.title,
    share: share(column.width),
    weight: 'bold',
    filled: true,
    align: 'centre',
  }))
  placeTitle(flow, title, rowHeight(head) * 2)
  if (lines.length === 0) {
    placeText(flow, empty, { size: body })
    return
  }
  if (flow.y > paper.bottom - rowHeight(head) * 2) makeRoom(flow, rowHeight(head) * 3)
  placeRow(flow, head)
  for (const line of lines) {
    const cells = columns.map(({ look, width }, i): Cell => {
      const align = look === 'money' ? 'right' : (look ?? 'left')
      return { text: line[i] ?? '', share: share(width), align }
    })
    placeRow(flow, cells, () => placeRow(flow, head))
  }
  flow.y += 1.5
}
