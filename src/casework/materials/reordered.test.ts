import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reordered } from './reordered.ts'
import { type Rotation, rotationOf, turned } from './rotation.ts'

const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 20 })
const moves = fc.array(fc.tuple(fc.nat(30), fc.integer({ min: -3, max: 30 })), { maxLength: 40 })

test('after any moves every page is there once, and the moved one is at its new position', () => {
  fc.assert(
    fc.property(numbers, moves, (pages, steps) => {
      let order: readonly number[] = pages
      for (const [which, to] of steps) {
        const one = order[which % order.length] ?? 0
        order = reordered(order, one, to)
        expect(order.indexOf(one) + 1).toBe(Math.min(Math.max(to, 1), pages.length))
        expect(order.toSorted((a, b) => a - b)).toEqual(pages.toSorted((a, b) => a - b))
      }
    }),
  )
})

test('the other pages keep their relative order; an unknown page or invalid position does no harm', () => {
  fc.assert(
    fc.property(numbers, fc.nat(30), fc.integer(), (pages, which, to) => {
      const one = pages[which % pages.length] ?? 0
      expect(reordered(pages, one, to).filter(other => other !== one)).toEqual(
        pages.filter(other => other !== one),
      )
    }),
  )
  expect(reordered(['a', 'b'], 'c', 1)).toEqual(['a', 'b'])
  expect(reordered(['a', 'b'], 'b', Number.NaN)).toEqual(['b', 'a'])
})

test('four quarter turns cancel out', () => {
  const four = (rotation: Rotation) => turned(turned(turned(turned(rotation))))
  for (const rotation of [0, 90, 180, 270] as const) {
    expect(four(rotation)).toBe(rotation)
    expect(rotationOf(String(rotation))).toBe(rotation)
  }
  expect(['45', '', '-90', '360', '090'].map(rotationOf)).toEqual(Array(5).fill(undefined))
})
