import fc from 'fast-check'
import { expect, test } from 'vitest'
import { likePattern } from './like-pattern.ts'
import { pageAt } from './paging.ts'

test('any requested page exists, and every row is on exactly one page', () => {
  expect(pageAt(0, 7, 20)).toEqual({ page: 1, pages: 1, offset: 0 })
  expect(pageAt(41, 3, 20)).toEqual({ page: 3, pages: 3, offset: 40 })
  expect(pageAt(41, Number.NaN, 20).page).toBe(1)
  fc.assert(
    fc.property(fc.nat(10_000), fc.double(), fc.integer({ min: 1, max: 100 }), (total, asked, rows) => {
      const { page, pages, offset } = pageAt(total, asked, rows)
      expect(Number.isInteger(page) && page >= 1 && page <= pages).toBe(true)
      expect(offset).toBe((page - 1) * rows)
      expect((pages - 1) * rows < Math.max(1, total) && pages * rows >= total).toBe(true)
    }),
  )
})

test('LIKE wildcards match literally', () => {
  expect(likePattern('100%_\\甲')).toBe('%100\\%\\_\\\\甲%')
})
