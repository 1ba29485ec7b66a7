import { expect, test } from 'vitest'
import { findPolicy } from './policies.ts'
import { figuresOfPolicy, type Policy } from './policy.ts'
import { policyChanges } from './policy-changes.ts'
import { valueWords } from './value-words.ts'

const of = (year: number) => findPolicy(year) as Policy
const changed = (from: number, to: number) =>
  Object.fromEntries(policyChanges(of(from), of(to)).map(({ title, was, is }) => [title, [was, is]]))

test('changes from year to year are the differences of the two files', () => {
  expect(changed(2022, 2023)).toMatchObject({
    大型企业返还比例: [['实际缴费的 50%'], ['实际缴费的 30%']],
    中小微企业等返还比例: [['实际缴费的 90%'], ['实际缴费的 60%']],
  })
  expect(changed(2023, 2024)).toEqual({
    资金用途: [[], ['降低生产经营成本']],
    依据文件: [
      expect.arrayContaining(['豫人社办〔2023〕71号']),
      expect.arrayContaining(['豫人社办〔2024〕47号']),
    ],
  })
  const to2025 = changed(2024, 2025)
  expect(Object.keys(to2025)).toEqual(['裁员率计算方法', '正常减员原因', '依据文件'])
  expect(to2025.正常减员原因?.[1]).toContain('劳动合同期满（220）')
  expect(policyChanges(of(2023), of(2023))).toEqual([])
})

test('every figure of every policy has wording, every reason code a name', () => {
  for (const year of [2022, 2023, 2024, 2025]) {
    for (const name of figuresOfPolicy) {
      const words = valueWords(of(year), name)
      expect(words.length, name).toBeGreaterThan(0)
      expect(
        words.every(word => !/^（\d{3}）|undefined|true|false/.test(word)),
        name,
      ).toBe(true)
    }
  }
})
