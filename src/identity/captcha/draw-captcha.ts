import { encodePng } from './png.ts'
import { strokesOf } from './strokes.ts'

const width = 240
const height = 80

/**
 * PNG of the characters, 240 × 80 for 120 × 40 on the page: strokes as dots of ink, turned, shifted and bent by a
 * wave, under lines and specks. A picture has no paths that a table could look up. `random` gives numbers in [0, 1).
 */
export function drawCaptcha(text: string, random: () => number): Buffer {
  const page = Buffer.alloc(width * height, 250)
  const wave = { x: 3 + random() * 3, y: 3 + random() * 3, phase: random() * 6 }
  const bend = (x: number, y: number): [number, number] => [
    x + wave.x * Math.sin(y / 13 + wave.phase),
    y + wave.y * Math.sin(x / 23 + wave.phase),
  ]
  const step = (width - 30) / Math.max(1, text.length)
  ;[...text].forEach((character, i) => {
    write(page, { character, left: 18 + i * step, step, bend, random })
  })
  for (let line = 0; line < 3; line += 1) {
    const from = [random() * 30, 10 + random() * 60] as const
    const to = [width - random() * 30, 10 + random() * 60] as const
    stroke(page, { from, to, bend, thickness: 0.9, ink: 110 })
  }
  for (let speck = 0; speck < 160; speck += 1) {
    dot(page, { x: random() * width, y: random() * height, radius: 0.6 + random(), ink: 150 + random() * 60 })
  }
  return encodePng(page, width, height)
}

type Bend = (x: number, y: number) => [number, number]

interface Glyph {
  readonly character: string
  readonly left: number
  readonly step: number
  readonly bend: Bend
  readonly random: () => number
}

function write(page: Buffer, { character, left, step, bend, random }: Glyph): void {
  const turn = (random() - 0.5) * 0.6
  const scale = Math.min(8.2, step / 6.2) * (0.9 + random() * 0.2)
  const [middleX, middleY] = [left + step * 0.42, height / 2 + (random() - 0.5) * 12]
  const place = ([x, y]: readonly [number, number]): [number, number] => {
    const [dx, dy] = [(x - 2) * scale, (y - 3) * scale]
    return [middleX + dx * Math.cos(turn) - dy * Math.sin(turn), middleY + dx * Math.sin(turn) + dy * Math.cos(turn)]
  }
  const thickness = 2.1 + random() * 0.7
  for (const line of strokesOf(character)) {
    for (const [i, point] of line.entries()) {
      const next = line[i + 1]
      if (next) stroke(page, { from: place(point), to: place(next), bend, thickness, ink: 40 })
    }
  }
}

interface Stroke {
  readonly from: readonly [number, number]
  readonly to: readonly [number, number]
  readonly bend: Bend
  readonly thickness: number
  readonly ink: number
}

function stroke(page: Buffer, { from, to, bend, thickness, ink }: Stroke): void {
  const steps = Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]))
  for (let i = 0; i <= steps; i += 1) {
    const [x, y] = bend(from[0] + ((to[0] - from[0]) * i) / steps, from[1] + ((to[1] - from[1]) * i) / steps)
    dot(page, { x, y, radius: thickness, ink })
  }
}

function dot(page: Buffer, at: { x: number; y: number; radius: number; ink: number }): void {
  for (let y = Math.floor(at.y - at.radius); y <= at.y + at.radius; y += 1) {
    for (let x = Math.floor(at.x - at.radius); x <= at.x + at.radius; x += 1) {
      if (x < 0 || y < 0 || x >= width || y >= height || Math.hypot(x - at.x, y - at.y) > at.radius) continue
      page[y * width + x] = Math.min(page[y * width + x] ?? 255, at.ink)
    }
  }
}
