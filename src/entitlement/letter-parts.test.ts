import { expect, test } from 'vitest'
import type { YearFacts } from '#registry'
import { explain } from './explain.ts'
import { letterParts } from './letter-parts.ts'
import { findPolicy } from './policy/policies.ts'
import type { Policy } from './policy/policy.ts'
import { reasonCodes } from './reasons.ts'
import { remedies } from './remedy.ts'

const policy = findPolicy(2023) as Policy
const logistics: YearFacts = {
  unitNo: '410105000004',
  areaCode: '410105',
  unitName: '示例',
  unitType: '企业',
  size: '小型',
  labourDispatch: false,
  deregistering: false,
  discredited: false,
  monthsPaid: 12,
  unpaidMonths: 0,
  headcountSum: 1200,
  decemberBefore: 100,
  january: 100,
  december: 100,
  previousMonth: 100,
  newClaimants: 6,
  normalReductions: 0,
  baseFen: 7_200_000,
}

function letter(change: Partial<YearFacts>, decidedOn?: string) {
  const facts = { ...logistics, ...change }
  const asOf = '2023-08-11'
  return letterParts({
    policy,
    facts,
    asOf,
    agencyName: '金水区社会保险中心',
    explanation: explain(policy, facts, asOf),
    remedies: remedies(policy, facts),
    ...(decidedOn ? { decidedOn } : {}),
  })
}
const text = (parts: ReturnType<typeof letter>) =>
  parts.flatMap(part => [part.title ?? '', ...(part.paragraphs ?? []), ...(part.list ?? [])]).join('\n')

test('a refused unit sees every condition, the amount at stake, the remedies and where to object', () => {
  const parts = letter({})
  expect(parts[1]?.list).toHaveLength(reasonCodes.length)
  const words = text(parts)
  for (const expected of [
    '不是正式决定',
    '暂不能享受',
    '裁员率：不符合。要求不高于 5.5%；贵单位为6.0000%（6 人 ÷ 月平均 100.00 人）',
    '72,000.00 元 × 60% = 43,200.00 元',
    '最迟 2023-12-31',
    '金水区社会保险中心',
    '豫人社办〔2023〕71号',
  ]) {
    expect(words).toContain(expected)
  }
})

test('an eligible unit sees how to apply; a decided one that it was decided', () => {
  expect(text(letter({ newClaimants: 5 }))).toMatch(
    /可以享受失业保险稳岗返还 43,200.00 元。[\s\S]*保存不等于提交/,
  )
  const decided = text(letter({}, '2023-08-10'))
  expect(decided).toContain('根据 2023-08-10 的年度计算')
  expect(decided).not.toContain('试算')
  expect(text(letter({ newClaimants: 0, labourDispatch: true }))).toContain('须由贵单位提出申请')
})
