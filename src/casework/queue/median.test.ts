import fc from 'fast-check'
import { expect, test } from 'vitest'
import { median } from './median.ts'

test('at least half of the past cases took no longer; of two middle values the larger one is used', () => {
  expect([median([3]), median([9, 1, 4]), median([1, 2, 7, 9])]).toEqual([3, 4, 7])
  fc.assert(
    fc.property(fc.array(fc.nat(500), { minLength: 1 }), days => {
      const found = median(days)
      expect(days).toContain(found)
      expect(days.filter(day => day <= found).length * 2).toBeGreaterThanOrEqual(days.length)
    }),
  )
})
