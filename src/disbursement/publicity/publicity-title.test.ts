import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addWorkingDays, businessDate, isWorkingDay, startOfDay, workingDaysBetween } from '#platform'
import { stateOf } from './publicity.ts'
import { publicityTitle } from './publicity-title.ts'

const of = { areaName: '长垣市', subject: '2023', matter: '失业保险稳岗返还' }

test('titles contain area, year, item and the number of the list', () => {
  expect(publicityTitle({ ...of, nth: 1 })).toBe('长垣市2023年度失业保险稳岗返还公示（第一批）')
  const numbers = [2, 10, 11, 19, 20, 21, 99, 100].map(nth =>
    publicityTitle({ ...of, nth }).replace(/.*第(.+)批.*/, '$1'),
  )
  expect(numbers).toEqual(['二', '十', '十一', '十九', '二十', '二十一', '九十九', '100'])
  expect(publicityTitle({ ...of, subject: 'x', nth: 3 })).toBe('长垣市失业保险稳岗返还公示（第三批）')
})

test('on any publication day, a list is public for all its working days and over the day after the last', () => {
  const minutes = fc.integer({ min: 0, max: 4 * 365 * 24 * 60 })
  fc.assert(
    fc.property(minutes, fc.integer({ min: 5, max: 30 }), (minute, days) => {
      const at = new Date(startOfDay('2022-01-01').getTime() + minute * 60_000)
      const endsOn = addWorkingDays(businessDate(at), days)
      const row = { withdrawn_at: null, ends_on: endsOn }
      const midnight = new Date(startOfDay(endsOn).getTime() + 24 * 3600_000)
      expect(workingDaysBetween(businessDate(at), endsOn)).toBe(days)
      expect(isWorkingDay(endsOn)).toBe(true)
      expect(stateOf(row, at)).toBe('running')
      expect(stateOf(row, new Date(midnight.getTime() - 1))).toBe('running')
      expect(stateOf(row, midnight)).toBe('over')
    }),
  )
})
