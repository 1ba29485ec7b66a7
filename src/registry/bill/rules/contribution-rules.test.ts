import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parsePolicyFile } from '#platform'
import { lastDayOf, monthAfter, monthsFrom } from '../months.ts'
import { contributionRules, hallDefault } from './contribution-rules.ts'
import { dueOn } from './due-on.ts'
import { isWithinWindow } from './is-within-window.ts'
import { rulesFile } from './rules-file.ts'
import { windowOf } from './window-of.ts'

test('the parameters of a month name their document or are the hall’s own', () => {
  const { rates, baseLimits, lateFee, window, deadline } = contributionRules('202308', '410783')
  expect(rates.养老保险).toEqual({ unit: 16_000, person: 8000, source: hallDefault })
  expect(rates.失业保险).toEqual({ unit: 700, person: 300, source: hallDefault })
  expect(rates.工伤保险).toMatchObject({ unit: 200, person: 0 })
  expect(rates.工伤保险.source).toContain(hallDefault)
  expect(baseLimits).toEqual({ floorFen: 357_900, ceilingFen: 1_789_500, source: hallDefault })
  expect(lateFee).toEqual({ perDay: 50, source: '社会保险法 第八十六条' })
  expect([window.source, deadline.source]).toEqual([hallDefault, hallDefault])
})

test('a county has its city’s window, other areas the province’s', () => {
  expect(windowOf('202308', '410783')).toEqual({ from: '2023-08-05', to: '2023-08-24' })
  expect(contributionRules('202308', '411081').window.source).toContain('许昌市')
  expect(contributionRules('202205', '411081').window.source).toBe(hallDefault)
  expect(
    ['2023-08-04', '2023-08-05', '2023-08-24', '2023-08-25'].map(day => isWithinWindow(day, '410783')),
  ).toEqual([false, true, true, false])
})

test('a month can be paid until the last day of the next one', () => {
  expect(['202308', '202312', '202401'].map(month => dueOn(month, '410783'))).toEqual([
    '2023-09-30',
    '2024-01-31',
    '2024-02-29',
  ])
  expect(monthAfter('202312')).toBe('202401')
  expect(monthAfter('202301', -1)).toBe('202212')
  expect(lastDayOf('202302')).toBe('2023-02-28')
  expect(monthsFrom('202311', '202402')).toEqual(['202311', '202312', '202401', '202402'])
  expect(monthsFrom('202312', '202311')).toEqual([])
})

test('nothing is computed for a month or a place without parameters', () => {
  expect(() => contributionRules('201904', '410783')).toThrow('2019 年 4 月的社会保险费参数没有登记')
  expect(() => contributionRules('202308', '420100')).toThrow('没有 420100 的社会保险费参数文件')
})

test('a faulty file is refused with its line', () => {
  const content = readFileSync('policy/henan/contributions.yaml', 'utf8')
  const reading = (change: (text: string) => string) => () =>
    parsePolicyFile('contributions.yaml', change(content), rulesFile)
  expect(reading(text => text)).not.toThrow()
  expect(reading(text => text.replace('unit: 16%', 'unit: 16'))).toThrow(
    /contributions\.yaml:\d+ pension\.0\.unit：应为百分数/,
  )
  expect(reading(text => text.replace('    hall_default: true\n', ''))).toThrow(
    /contributions\.yaml:\d+ pension\.0：应写明 document 和 clause/,
  )
  expect(reading(text => text.replace('document: law', 'document: lore'))).toThrow(
    /contributions\.yaml:\d+ late_fee\.0：documents 中没有“lore”/,
  )
})
