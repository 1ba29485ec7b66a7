import { breakLines } from './break-lines.ts'
import { type Weight, widthOf } from './faces.ts'
import { currentPage, type Flow, makeRoom, paper } from './page.ts'

/** Converts points to mm. */
export const points = (size: number): number => (size * 25.4) / 72

export interface TextLook {
  /** points */
  readonly size: number
  readonly weight?: Weight
  readonly grey?: number
  readonly align?: 'left' | 'right' | 'centre'
  /** mm */
  readonly indent?: number
  /** indent of continuation lines, mm */
  readonly hang?: number
  readonly width?: number
}

/** Line height for a font size in points, mm. */
export const lineHeight = (size: number): number => points(size) * 1.5

/** Places text at the current position, line by line across pages. */
export function placeText(flow: Flow, text: string, look: TextLook): void {
  const { size, weight = 'regular', indent = 0, hang = 0 } = look
  const right = paper.left + (look.width ?? paper.right - paper.left)
  const width = right - paper.left - hang
  const lines = breakLines(text, { width, size: points(size), weight, indent })
  lines.forEach((line, i) => {
    makeRoom(flow, lineHeight(size))
    const wide = widthOf(line, points(size), weight)
    const left = paper.left + hang + (i === 0 ? indent : 0)
    const x =
      look.align === 'right' ? right - wide : look.align === 'centre' ? (paper.left + right - wide) / 2 : left
    currentPage(flow).texts.push({
      x,
      y: flow.y,
      height: lineHeight(size),
      text: line,
      size: points(size),
      weight,
      ...(look.grey === undefined ? {} : { grey: look.grey }),
    })
    flow.y += lineHeight(size)
  })
}
