import { encodePng } from './encode-png.ts'
import { type Point, strokesOf } from './strokes.ts'

const width = 240
const height = 80
const paper = 255
const ink = 30

/**
 * A 240 × 80 PNG of the digits or letters, shown at 120 × 40: rotated, slanted, bent by a wave, and covered with lines
 * and specks of the same ink. A bitmap, so there are no vector paths to match against a table. `random` returns numbers
 * in [0, 1).
 */
export function drawCaptcha(text: string, random: () => number): Buffer {
  const page = Buffer.alloc(width * height, paper)
  const within = (low: number, high: number) => low + random() * (high - low)
  const bend = wave(within)
  const step = (width - 24) / text.length
  for (const [i, character] of [...text].entries()) {
    const place = placing([12 + (i + 0.5) * step, height / 2], step, within)
    const radius = within(2, 2.8)
    for (const line of strokesOf(character)) draw(page, line.map(place).map(bend), radius)
  }
  for (let i = 0; i < 3; i += 1) draw(page, crossing(within).map(bend), within(0.8, 1.2))
  for (let i = 0; i < 90; i += 1) dot(page, [within(0, width), within(0, height)], within(0.5, 1.4))
  return encodePng(page, width, height)
}

type Within = (low: number, high: number) => number

/** The wave that bends the whole picture. */
function wave(within: Within): (point: Point) => Point {
  const [depthX, depthY, phase] = [within(2, 5), within(3, 6), within(0, 2 * Math.PI)]
  return ([x, y]) => [x + depthX * Math.sin(y / 13 + phase), y + depthY * Math.sin(x / 23 + phase)]
}

/** Maps points of a character's grid to the picture: scaled, slanted, rotated and shifted around its slot. */
function placing([x, y]: Point, step: number, within: Within): (point: Point) => Point {
  const size = Math.min(1, step / 50)
  const [wide, high, slant, turn] = [
    within(8.5, 10) * size,
    within(7.5, 9),
    within(-0.2, 0.2),
    within(-0.3, 0.3),
  ]
  const [left, top] = [x + within(-4, 4) * size, y + within(-5, 5)]
  return ([gridX, gridY]) => {
    const dy = (gridY - 3) * high
    const dx = (gridX - 2) * wide - dy * slant
    return [left + dx * Math.cos(turn) - dy * Math.sin(turn), top + dx * Math.sin(turn) + dy * Math.cos(turn)]
  }
}

/** A line from the left edge to the right edge, through the middle of the characters. */
function crossing(within: Within): Point[] {
  const [from, to] = [within(14, 66), within(14, 66)]
  return Array.from({ length: 25 }, (_, i) => [(i * width) / 24, from + ((to - from) * i) / 24])
}

function draw(page: Buffer, line: readonly Point[], radius: number): void {
  for (const [i, [x, y]] of line.entries()) {
    const [nextX, nextY] = line[i + 1] ?? [x, y]
    const dots = Math.max(1, Math.ceil(Math.hypot(nextX - x, nextY - y)))
    for (let n = 0; n < dots; n += 1) {
      dot(page, [x + ((nextX - x) * n) / dots, y + ((nextY - y) * n) / dots], radius)
    }
  }
}

/** A round dot of ink whose edge fades over one pixel. */
function dot(page: Buffer, [centreX, centreY]: Point, radius: number): void {
  for (
    let y = Math.max(0, Math.floor(centreY - radius));
    y <= Math.min(height - 1, centreY + radius + 1);
    y += 1
  ) {
    for (
      let x = Math.max(0, Math.floor(centreX - radius));
      x <= Math.min(width - 1, centreX + radius + 1);
      x += 1
    ) {
      const outside = Math.sqrt((x - centreX) ** 2 + (y - centreY) ** 2) - radius + 0.5
      const shade = ink + (paper - ink) * Math.min(1, Math.max(0, outside))
      page[y * width + x] = Math.min(page[y * width + x] ?? paper, shade)
    }
  }
}
