export type Point = readonly [x: number, y: number]

/**
 * Strokes on a grid 4 wide and 6 high, y downwards, written xy,xy,…: two points are a straight line, more are the
 * control points of a smooth curve. A sharp corner needs two strokes.
 */
const drawn: Readonly<Record<string, string>> = {
  '0': '20,00,06,46,40,20',
  '1': '11,20 20,26 16,36',
  '2': '01,00,40,42,06 06,46',
  '3': '00,40 40,22 22,43,46,06,05',
  '4': '30,04 04,44 32,36',
  '5': '40,00 00,03 03,42,46,06,05',
  '6': '40,00,06,46,42,02,04',
  '7': '00,40 40,16',
  '8': '20,00,03,43,40,20 23,03,06,46,43,23',
  '9': '06,46,40,00,04,44,42',
  A: '06,20 20,46 14,34',
  B: '00,06 00,40,43,03 03,43,46,06',
  C: '41,40,00,06,46,45',
  D: '00,06 00,40,46,06',
  E: '00,06 00,40 03,33 06,46',
  F: '00,06 00,40 03,33',
  G: '41,40,00,06,46,43 43,23',
  H: '00,06 40,46 03,43',
  I: '10,30 20,26 16,36',
  J: '10,40 30,36,06,05',
  K: '00,06 40,03 03,46',
  L: '00,06 06,46',
  M: '06,00 00,23 23,40 40,46',
  N: '06,00 00,46 46,40',
  O: '20,00,06,46,40,20',
  P: '00,06 00,40,43,03',
  Q: '20,00,06,46,40,20 24,46',
  R: '00,06 00,40,43,03 13,46',
  S: '41,40,00,03,43,46,06,05',
  T: '00,40 20,26',
  U: '00,06,46,40',
  V: '00,26 26,40',
  W: '00,16 16,22 22,36 36,40',
  X: '00,46 40,06',
  Y: '00,23 40,23 23,26',
  Z: '00,40 40,06 06,46',
}

/** The strokes of a digit or letter as polylines on the grid; empty for any other character. */
export function strokesOf(character: string): readonly (readonly Point[])[] {
  const strokes = drawn[character.toUpperCase()]?.split(' ') ?? []
  return strokes.map(stroke => smooth(stroke.split(',').map(xy => [Number(xy[0]), Number(xy[1])] as const)))
}

const samples = 8

/** A quadratic B-spline from the first point to the last. */
function smooth(points: readonly Point[]): readonly Point[] {
  const [first] = points
  if (!first || points.length === 2) return points
  let from = first
  const curve = [first]
  for (let i = 1; i + 1 < points.length; i += 1) {
    const [control, next] = [points[i], points[i + 1]]
    if (!control || !next) break
    const to = i + 2 === points.length ? next : between(control, next, 0.5)
    for (let t = 1 / samples; t <= 1; t += 1 / samples) {
      curve.push(between(between(from, control, t), between(control, to, t), t))
    }
    from = to
  }
  return curve
}

function between(a: Point, b: Point, t: number): Point {
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t]
}
