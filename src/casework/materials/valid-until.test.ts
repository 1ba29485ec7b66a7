import { expect, test } from 'vitest'
import { validUntil } from './valid-until.ts'

test.each([
  ['2023-08-11T09:00:00+08:00', 12, '2024-08-11'],
  ['2023-08-31T23:59:00+08:00', 6, '2024-02-29'],
  ['2022-08-31T09:00:00+08:00', 6, '2023-02-28'],
  ['2023-12-31T23:30:00+08:00', 1, '2024-01-31'],
  ['2023-01-01T00:10:00+08:00', 24, '2025-01-01'],
])('a material of %s is good for %i months, until %s', (first, months, until) => {
  expect(validUntil(new Date(first), months)).toBe(until)
})

test('validity defaults to a year', () => {
  expect(validUntil(new Date('2023-08-11T09:00:00+08:00'))).toBe('2024-08-11')
})
