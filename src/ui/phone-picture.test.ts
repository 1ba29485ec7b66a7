import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findSheet } from './islands/phone/find-sheet.ts'
import { areaOf, type Point, type Quad, sizeOf, turnedQuad, wholePicture } from './islands/phone/quad.ts'
import { mapOnto, straighten } from './islands/phone/straighten.ts'

const near = (from: number, to: number) => fc.integer({ min: from * 100, max: to * 100 }).map(n => n / 100)
/** A sheet photographed by hand: each corner in its own quadrant of the picture. */
const sheets: fc.Arbitrary<Quad> = fc.tuple(
  fc.record({ x: near(0.03, 0.25), y: near(0.03, 0.25) }),
  fc.record({ x: near(0.75, 0.97), y: near(0.03, 0.25) }),
  fc.record({ x: near(0.75, 0.97), y: near(0.75, 0.97) }),
  fc.record({ x: near(0.03, 0.25), y: near(0.75, 0.97) }),
)

/** Whether a point lies inside: to the right of every edge, walked clockwise. */
const inside = (quad: Quad, { x, y }: Point) =>
  quad.every((here, i) => {
    const next = quad[(i + 1) % 4] ?? here
    return (next.x - here.x) * (y - here.y) - (next.y - here.y) * (x - here.x) >= 0
  })

const width = 90
const height = 120
const photograph = (quad: Quad, paper = 210, ground = 70) =>
  Uint8Array.from({ length: width * height }, (_, i) => {
    const at = { x: (i % width) / (width - 1), y: Math.floor(i / width) / (height - 1) }
    return (inside(quad, at) ? paper : ground) + ((i * 7919) % 23) - 11
  })

test('finds the corners of a bright sheet on a darker background in any position', () => {
  fc.assert(
    fc.property(sheets, quad => {
      const found = findSheet(photograph(quad), width, height)
      expect(found).toBeDefined()
      for (const [i, corner] of quad.entries()) {
        expect(Math.abs((found?.[i]?.x ?? 9) - corner.x)).toBeLessThan(0.05)
        expect(Math.abs((found?.[i]?.y ?? 9) - corner.y)).toBeLessThan(0.05)
      }
    }),
    { numRuns: 15 },
  )
})

test('finds no sheet where there is none', () => {
  const noise = Uint8Array.from({ length: width * height }, (_, i) => (i * 2654435761) % 251)
  expect(findSheet(noise, width, height)).toBeUndefined()
  const speck = photograph([
    { x: 0.4, y: 0.4 },
    { x: 0.5, y: 0.4 },
    { x: 0.5, y: 0.5 },
    { x: 0.4, y: 0.5 },
  ])
  expect(findSheet(speck, width, height)).toBeUndefined()
})

test('straightening maps corners to corners and edges to edges', () => {
  fc.assert(
    fc.property(sheets, quad => {
      const at = mapOnto(quad)
      const square: readonly [number, number][] = [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 1],
      ]
      for (const [i, [u, v]] of square.entries()) {
        expect(at(u, v).x).toBeCloseTo(quad[i]?.x ?? 9, 6)
        expect(at(u, v).y).toBeCloseTo(quad[i]?.y ?? 9, 6)
      }
      expect(inside(quad, at(0.5, 0.5))).toBe(true)
    }),
  )
})

test('straightening the whole picture changes nothing; a sheet loses its background', () => {
  const quad: Quad = [
    { x: 0.2, y: 0.1 },
    { x: 0.9, y: 0.2 },
    { x: 0.8, y: 0.9 },
    { x: 0.1, y: 0.8 },
  ]
  const grey = Array.from(photograph(quad))
  const from = { width, height, data: Uint8ClampedArray.from(grey.flatMap(v => [v, v, v, 255])) }
  const same = { width, height, data: new Uint8ClampedArray(from.data.length) }
  straighten(from, wholePicture(), same)
  expect(same.data).toEqual(from.data)
  const sheet = { width: 60, height: 80, data: new Uint8ClampedArray(60 * 80 * 4) }
  straighten(from, quad, sheet)
  const dark = sheet.data.filter((value, i) => i % 4 === 0 && value < 140)
  expect(dark.length).toBeLessThan(60 * 80 * 0.03)
})

test('four quarter turns are the identity; sizes keep the aspect ratio and the limit', () => {
  fc.assert(
    fc.property(sheets, quad => {
      const four = turnedQuad(turnedQuad(turnedQuad(turnedQuad(quad))))
      for (const [i, corner] of quad.entries()) expect(four[i]?.x).toBeCloseTo(corner.x, 9)
      expect(areaOf(turnedQuad(quad))).toBeCloseTo(areaOf(quad), 9)
      const size = sizeOf(quad, 3000, 4000, 2480)
      expect(Math.max(size.width, size.height)).toBeLessThanOrEqual(2480)
    }),
  )
  expect(sizeOf(wholePicture(), 3000, 4000, 2480)).toEqual({ width: 1860, height: 2480 })
})
