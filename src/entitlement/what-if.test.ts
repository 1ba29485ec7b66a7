import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { YearFacts } from '#registry'
import { evaluate } from './evaluate.ts'
import { formulaRows } from './formula-rows.ts'
import { howDepartureCounts } from './how-departure-counts.ts'
import { findPolicy, policies } from './policy/policies.ts'
import type { Policy } from './policy/policy.ts'
import { whatIf } from './what-if.ts'

const known: YearFacts = {
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

test('an empty form means today’s facts; a typed figure replaces one; money is typed in yuan', () => {
  expect(whatIf(known, {}).facts).toEqual(known)
  expect(whatIf(known, { newClaimants: ' 5 ', baseFen: '1,000.50' }).facts).toEqual({
    ...known,
    newClaimants: 5,
    baseFen: 100_050,
  })
  expect(whatIf(known, { size: '', discredited: '是' }).facts).toMatchObject({
    size: null,
    discredited: true,
  })
})

test.each([
  ['newClaimants', '-1', /人数/],
  ['newClaimants', '1.5', /人数/],
  ['newClaimants', '', /人数/],
  ['january', '99999999', /不能超过/],
  ['monthsPaid', 'abc', /月数/],
  ['baseFen', '12.345', /两位小数/],
  ['baseFen', '-1', /金额/],
  ['unitType', '公司', /单位类型/],
  ['discredited', '1', /是/],
])('%s %j is refused beside its field, and stays as typed', (name, text, words) => {
  const { facts, findings, values } = whatIf(known, { [name]: text })
  expect(facts).toBeUndefined()
  expect(findings.map(finding => finding.field)).toEqual([name])
  expect(findings[0]?.sentence).toMatch(words)
  expect(values[name]).toBe(text)
})

test('any form value round-trips', () => {
  const number = fc.integer({ min: 0, max: 10_000_000 })
  fc.assert(
    fc.property(
      fc.record({ headcountSum: number, january: number, baseFen: fc.integer({ min: 0, max: 10 ** 12 }) }),
      change => {
        const facts = { ...known, ...change }
        expect(whatIf(known, whatIf(facts, {}).values).facts).toEqual(facts)
      },
    ),
  )
})

test('the formulas side by side agree with the decision, and only the policy’s own are marked', () => {
  for (const policy of policies()) {
    const rows = formulaRows(policy, known)
    expect(rows.map(row => row.formula)).toHaveLength(5)
    const passed = rows.some(row => row.used && row.passed)
    expect(passed).toBe(!evaluate(policy, known).reasons.includes('layoff_rate'))
  }
  const [average, start] = formulaRows(findPolicy(2023) as Policy, { ...known, decemberBefore: 0 })
  expect(average).toMatchObject({ used: true, passed: false, unknown: false, shownRate: '6.0000%' })
  expect(start).toMatchObject({ used: false, unknown: true })
})

test('a formula is met by a rate of exactly the limit, and by no rate above it', () => {
  const byStart = (newClaimants: number) =>
    formulaRows(findPolicy(2023) as Policy, {
      ...known,
      headcountSum: 12_000_000,
      decemberBefore: 1_000_000,
      newClaimants,
    }).find(row => row.formula === 'CLAIM_START')?.passed
  expect([54_999, 55_000, 55_001].map(byStart)).toEqual([true, true, false])
})

test('a departure counts by the formula of the year', () => {
  const [claims, net] = [findPolicy(2023) as Policy, findPolicy(2025) as Policy]
  const claimant = { kind: 'claimant', reason: undefined } as const
  const retired = { kind: 'reduction', reason: '251' } as const
  const dismissed = { kind: 'reduction', reason: '223' } as const
  const counts = (policy: Policy) =>
    [claimant, retired, dismissed].map(one => howDepartureCounts(policy, one).counts)
  expect(counts(claims)).toEqual([true, false, false])
  expect(counts(net)).toEqual([false, false, true])
  expect(howDepartureCounts(net, claimant).why).toBe('按参保人数净减少计算，领金人数不计入')
  expect(howDepartureCounts(claims, retired).why).toBe('按领金人数计算，减员不计入；领取失业保险金的另行计入')
  expect(howDepartureCounts(net, retired).why).toBe('属于正常减员，从净减少人数中扣除')
  const both: Policy = { ...net, layoff_formula: { ...net.layoff_formula, value: ['NET_AVG', 'CLAIM_AVG'] } }
  expect(howDepartureCounts(both, claimant)).toEqual({
    counts: true,
    why: '年度内新领取失业保险金，计入',
  })
})
