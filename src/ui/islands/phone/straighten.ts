import type { Quad } from './quad.ts'

/** RGBA pixels as in canvas `ImageData`. */
export interface Pixels {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray
}

/**
 * Maps a point of the straightened sheet (u right, v down, both 0 to 1) to picture fractions: the projective map of
 * the unit square onto the four corners.
 */
export function mapOnto([p, q, r, s]: Quad): (u: number, v: number) => { x: number; y: number } {
  const dx1 = q.x - r.x
  const dx2 = s.x - r.x
  const dx3 = p.x - q.x + r.x - s.x
  const dy1 = q.y - r.y
  const dy2 = s.y - r.y
  const dy3 = p.y - q.y + r.y - s.y
  const by = dx1 * dy2 - dx2 * dy1 || 1e-9
  const g = (dx3 * dy2 - dx2 * dy3) / by
  const h = (dx1 * dy3 - dx3 * dy1) / by
  return (u, v) => {
    const w = g * u + h * v + 1
    return {
      x: ((q.x - p.x + g * q.x) * u + (s.x - p.x + h * s.x) * v + p.x) / w,
      y: ((q.y - p.y + g * q.y) * u + (s.y - p.y + h * s.y) * v + p.y) / w,
    }
  }
}

/** Draws the quad onto `to`, straightened, with bilinear interpolation. */
export function straighten(from: Pixels, quad: Quad, to: Pixels): void {
  const at = mapOnto(quad)
  for (let row = 0; row < to.height; row += 1) {
    for (let column = 0; column < to.width; column += 1) {
      const { x, y } = at((column + 0.5) / to.width, (row + 0.5) / to.height)
      mix(from, x * from.width - 0.5, y * from.height - 0.5, to.data, (row * to.width + column) * 4)
    }
  }
}

function mix(from: Pixels, x: number, y: number, into: Uint8ClampedArray, at: number): void {
  const left = Math.floor(x)
  const top = Math.floor(y)
  const right = x - left
  const below = y - top
  for (let part = 0; part < 3; part += 1) {
    const upper = byte(from, left, top, part) * (1 - right) + byte(from, left + 1, top, part) * right
    const lower = byte(from, left, top + 1, part) * (1 - right) + byte(from, left + 1, top + 1, part) * right
    into[at + part] = upper * (1 - below) + lower * below
  }
  into[at + 3] = 255
}

function byte({ width, height, data }: Pixels, x: number, y: number, part: number): number {
  const column = x < 0 ? 0 : x >= width ? width - 1 : x
  const row = y < 0 ? 0 : y >= height ? height - 1 : y
  return data[(row * width + column) * 4 + part] || 0
}
