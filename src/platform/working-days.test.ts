import { expect, test } from 'vitest'
import { addWorkingDays, isWorkingDay, workingDaysBetween } from './working-days.ts'

test('holidays and make-up days of the State Council count, not only weekends', () => {
  // 国办发明电〔2022〕16号: 29 September to 6 October 2023 off, 7 and 8 October at work
  expect(['2023-09-29', '2023-10-06', '2023-10-07', '2023-10-08', '2023-10-14'].map(isWorkingDay)).toEqual([
    false,
    false,
    true,
    true,
    false,
  ])
  expect(addWorkingDays('2023-09-27', 5)).toBe('2023-10-10')
  expect(addWorkingDays('2023-08-11', 5)).toBe('2023-08-18')
  expect(workingDaysBetween('2023-08-11', '2023-08-18')).toBe(5)
  expect(workingDaysBetween('2023-08-18', '2023-08-11')).toBe(-5)
  expect(workingDaysBetween('2023-08-12', '2023-08-13')).toBe(0)
})
