/** A point as fractions of the picture's width and height. */
export interface Point {
  x: number
  y: number
}

/** The corners of a sheet in a picture: top left, top right, bottom right, bottom left. */
export type Quad = [Point, Point, Point, Point]

/** The whole picture. */
export function wholePicture(): Quad {
  return [
    { x: 0, y: 0 },
    { x: 1, y: 0 },
    { x: 1, y: 1 },
    { x: 0, y: 1 },
  ]
}

/** The same corners after a quarter turn clockwise. */
export function turnedQuad([a, b, c, d]: Quad): Quad {
  const turn = (point: Point) => ({ x: 1 - point.y, y: point.x })
  return [turn(d), turn(a), turn(b), turn(c)]
}

/** Area as a fraction of the picture; negative if the corners are in the wrong order. */
export function areaOf(quad: Quad): number {
  let sum = 0
  for (let i = 0; i < 4; i += 1) {
    const here = quad[i]
    const next = quad[(i + 1) % 4]
    if (here && next) sum += here.x * next.y - next.x * here.y
  }
  return sum / 2
}

/** Size in pixels of the quad's content, longer side at most `most`. */
export function sizeOf(quad: Quad, width: number, height: number, most: number) {
  const [a, b, c, d] = quad
  const long = (from: Point, to: Point) => {
    const x = (to.x - from.x) * width
    const y = (to.y - from.y) * height
    return Math.sqrt(x * x + y * y)
  }
  const wide = Math.max(long(a, b), long(d, c))
  const high = Math.max(long(a, d), long(b, c))
  const scale = Math.min(1, most / Math.max(wide, high, 1))
  return { width: Math.max(1, Math.round(wide * scale)), height: Math.max(1, Math.round(high * scale)) }
}
