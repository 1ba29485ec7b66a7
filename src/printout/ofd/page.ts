import type { Weight } from './faces.ts'

/** A4 and its margins, mm. */
export const paper = {
  width: 210,
  height: 297,
  left: 22,
  right: 188,
  top: 18,
  bottom: 275,
  foot: 284,
} as const

/** Text on a page: left edge of its line in mm; colour 0 (black) to 255. */
export interface PlacedText {
  readonly x: number
  /** the top of the line, and its height */
  readonly y: number
  readonly height: number
  readonly text: string
  readonly size: number
  readonly weight: Weight
  readonly grey?: number
}

/** An area, mm; filled grey, or the dark modules of a QR code */
export interface PlacedArea {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface PlacedLine {
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
}

/** One page, filled from top to bottom. */
export interface PlacedPage {
  readonly texts: PlacedText[]
  readonly fills: PlacedArea[]
  readonly lines: PlacedLine[]
  readonly codes: { readonly area: PlacedArea; readonly modules: readonly (readonly boolean[])[] }[]
}

/** Pages being filled: the last one is current, at `y`. */
export interface Flow {
  readonly pages: PlacedPage[]
  y: number
}

export function currentPage(flow: Flow): PlacedPage {
  return flow.pages.at(-1) ?? turnPage(flow)
}

export function turnPage(flow: Flow): PlacedPage {
  const page: PlacedPage = { texts: [], fills: [], lines: [], codes: [] }
  flow.pages.push(page)
  flow.y = paper.top
  return page
}

/** Starts a new page if less than `height` is left, unless no page is that high. @returns whether it did. */
export function makeRoom(flow: Flow, height: number): boolean {
  if (flow.y + height <= paper.bottom || flow.y === paper.top) return false
  turnPage(flow)
  return true
}
