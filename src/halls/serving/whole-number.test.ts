import { expect, test } from 'vitest'
import { pageAsked, yearAsked } from './url-params.ts'
import { wholeNumber } from './whole-number.ts'

test('a number is digits alone, no longer than the database can hold', () => {
  expect([wholeNumber('0'), wholeNumber('999999999999'), wholeNumber('12', 2)]).toEqual([
    0, 999_999_999_999, 12,
  ])
  for (const wrong of [undefined, '', '-1', '1.5', '1e3', ' 1', '１', '0x10', '1000000000000', ['1']])
    expect(wholeNumber(wrong), String(wrong)).toBeUndefined()
  expect(wholeNumber('123', 2)).toBeUndefined()
})

test('a page or year that is none is the first page and no year', () => {
  expect([pageAsked({ page: '3' }), pageAsked({ page: '0' }), pageAsked({})]).toEqual([3, 1, 1])
  expect([yearAsked({ year: '2023' }), yearAsked({ year: '9223372036854775808' }), yearAsked({})]).toEqual([
    2023,
    undefined,
    undefined,
  ])
})
