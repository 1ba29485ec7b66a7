import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { YearFacts } from '#registry'
import { evaluate, shareOf } from './evaluate.ts'
import { explain } from './explain.ts'
import { decimalOf, formulas, layoffRate } from './layoff-rate.ts'
import { parsePolicy } from './policy/parse-policy.ts'
import { findPolicy, policyFor } from './policy/policies.ts'
import { type LayoffFormula, layoffFormulas, type Policy } from './policy/policy.ts'
import { readPolicies } from './policy/read-policies.ts'

const policy = findPolicy(2023) as Policy
const netPolicy = findPolicy(2025) as Policy

/** A unit that meets every condition of 2023; tests change one figure at a time. */
const good: YearFacts = {
  unitNo: '410783000001',
  areaCode: '410783',
  unitName: '示例',
  unitType: '企业',
  size: '小型',
  labourDispatch: false,
  deregistering: false,
  discredited: false,
  monthsPaid: 12,
  unpaidMonths: 0,
  headcountSum: 480,
  decemberBefore: 40,
  january: 40,
  december: 40,
  previousMonth: 40,
  newClaimants: 1,
  normalReductions: 0,
  baseFen: 2_880_000,
}

const decide = (change: Partial<YearFacts>, by = policy) => {
  const { decision, reasons, amountFen } = evaluate(by, { ...good, ...change })
  return [decision, reasons.join(';'), amountFen]
}

test('every limit of the policy, one figure on either side', () => {
  expect(decide({})).toEqual(['eligible', '', 1_728_000])
  expect(decide({ monthsPaid: 11 })).toEqual(['ineligible', 'months_paid', 0])
  expect(decide({ unpaidMonths: 1 })).toEqual(['ineligible', 'arrears', 0])
  expect(decide({ baseFen: 0 })).toEqual(['ineligible', 'no_base', 0])
  expect(decide({ headcountSum: 2400, newClaimants: 11 })[0]).toBe('eligible')
  expect(decide({ headcountSum: 2399, newClaimants: 11 })).toEqual(['ineligible', 'layoff_rate', 0])
  expect(decide({ headcountSum: 360, newClaimants: 6 })[0]).toBe('eligible')
  expect(decide({ headcountSum: 361, newClaimants: 6 })).toEqual(['ineligible', 'layoff_rate', 0])
  expect(decide({ headcountSum: 359, newClaimants: 6 })).toEqual(['ineligible', 'layoff_rate', 0])
  expect(decide({ december: 81, previousMonth: 40 })).toEqual(['ineligible', 'headcount_drop', 0])
  expect(decide({ december: 80, previousMonth: 40 })[0]).toBe('eligible')
  expect(decide({ discredited: true })).toEqual(['ineligible', 'discredited', 0])
  expect(decide({ deregistering: true })).toEqual(['ineligible', 'deregistering', 0])
  expect(decide({ labourDispatch: true })).toEqual(['must_apply', 'labour_dispatch', 0])
  expect(decide({ labourDispatch: true, monthsPaid: 0 })).toEqual([
    'ineligible',
    'months_paid;labour_dispatch',
    0,
  ])
  expect(decide({ unitType: '机关' })).toEqual(['ineligible', 'unit_type', 0])
  expect(decide({ size: '大型' })).toEqual(['eligible', '', 864_000])
  expect(decide({ size: '大型', unitType: '基金会' })).toEqual(['eligible', '', 1_728_000])
  expect(decide({ size: null })).toEqual(['eligible', '', 1_728_000])
})

test('2025 counts net reductions, and none if the year-end headcount did not fall', () => {
  const year = { headcountSum: 2400, newClaimants: 99 }
  expect(
    decide({ ...year, january: 205, december: 192, previousMonth: 192, normalReductions: 2 }, netPolicy)[0],
  ).toBe('eligible')
  expect(
    decide({ ...year, january: 206, december: 192, previousMonth: 192, normalReductions: 2 }, netPolicy),
  ).toEqual(['ineligible', 'layoff_rate', 0])
  expect(decide({ ...year, january: 200, december: 200, previousMonth: 200 }, netPolicy)[0]).toBe('eligible')
  expect(decide({ headcountSum: 0, january: 5, december: 0, newClaimants: 3 }, netPolicy)[0]).toBe('eligible')
  expect(decide({ headcountSum: 0, newClaimants: 1 })[1]).toBe('layoff_rate')
})

test('a rate without a headcount is 0, or 1 if people drew benefit', () => {
  const none = { ...good, headcountSum: 0, decemberBefore: 0 }
  const rate = (name: LayoffFormula, newClaimants: number) =>
    layoffRate({ layoff_formula: { ...policy.layoff_formula, value: [name] } }, { ...none, newClaimants })
  expect(rate('CLAIM_AVG', 3)).toEqual({ numerator: 1, denominator: 1 })
  expect(rate('CLAIM_START', 3)).toEqual({ numerator: 1, denominator: 1 })
  const grown = { ...good, decemberBefore: 40, december: 50 }
  const byStart = { layoff_formula: { ...policy.layoff_formula, value: ['NET_START' as const] } }
  expect(layoffRate(byStart, grown).numerator).toBe(0)
  for (const name of layoffFormulas) expect(rate(name, 0)).toEqual({ numerator: 0, denominator: 1 })
})

test('the clause behind each figure is named: of small units and of large enterprises their own', () => {
  const clauses = (change: Partial<YearFacts>) => {
    const { conditions, ratioClause } = explain(policy, { ...good, ...change }, '2023-08-11')
    return [conditions.find(one => one.code === 'layoff_rate')?.clause, ratioClause]
  }
  expect(clauses({ headcountSum: 360 })[0]).toContain(policy.small_unit_layoff_limit.clause)
  expect(clauses({ headcountSum: 361 })[0]).toContain(policy.layoff_limit.clause)
  expect(clauses({})[1]).toContain(policy.ratio_other.clause)
  expect(clauses({ size: '大型' })[1]).toContain(policy.ratio_large.clause)
  const { conditions } = explain(policy, { ...good, headcountSum: 360 }, '2023-08-11')
  expect(conditions.find(one => one.code === 'months_paid')?.clause).toContain(policy.months_paid.clause)
})

test('rates are compared exactly and rounded only for display', () => {
  const rate = layoffRate(policy, { ...good, headcountSum: 2399, newClaimants: 11 })
  expect(decimalOf(rate, 6)).toBe('0.055023')
  expect(decimalOf({ numerator: 1, denominator: 2 }, 6)).toBe('0.500000')
  expect(decimalOf({ numerator: 361, denominator: 12 }, 2)).toBe('30.08')
  expect(decimalOf({ numerator: 5, denominator: 1000 }, 2)).toBe('0.01')
})

const people = fc.integer({ min: 0, max: 100_000 })
const facts = fc.record({
  unitNo: fc.constant('410783000001'),
  areaCode: fc.constant('410783'),
  unitName: fc.constant('示例'),
  unitType: fc.constantFrom('企业', '社会团体', '机关', '个体工商户'),
  size: fc.constantFrom('大型', '中型', '小型', '微型', null),
  labourDispatch: fc.boolean(),
  deregistering: fc.boolean(),
  discredited: fc.boolean(),
  monthsPaid: fc.integer({ min: 0, max: 200 }),
  unpaidMonths: fc.integer({ min: 0, max: 3 }),
  headcountSum: fc.integer({ min: 0, max: 1_200_000 }),
  decemberBefore: people,
  january: people,
  december: people,
  previousMonth: people,
  newClaimants: people,
  normalReductions: people,
  baseFen: fc.integer({ min: 0, max: 10 ** 15 }),
})

test('amounts are never negative, never above the base, and exactly the rounded share', () => {
  fc.assert(
    fc.property(facts, fc.constantFrom(policy, netPolicy), (unit, by) => {
      const found = evaluate(by, unit)
      expect(found.amountFen).toBeGreaterThanOrEqual(0)
      expect(found.amountFen).toBeLessThanOrEqual(unit.baseFen)
      expect(found.amountFen > 0).toBe(found.decision === 'eligible' && found.fullFen > 0)
      const exact = (BigInt(unit.baseFen) * BigInt(found.ratio) * 2n + 10_000n) / 20_000n
      expect(BigInt(shareOf(unit.baseFen, found.ratio))).toBe(exact)
      expect(found.decision === 'eligible').toBe(found.reasons.length === 0)
    }),
  )
})

test('four years of policies are on file; another year or a day outside the period is refused', () => {
  expect(readPolicies().map(one => one.year)).toEqual([2022, 2023, 2024, 2025])
  expect(policyFor(2023, '2023-08-11').hash).toBe(policy.hash)
  expect(() => policyFor(2023, '2024-01-01')).toThrow(/已过期/)
  expect(() => policyFor(2023, '2022-12-31')).toThrow(/从 2023-01-01 起有效/)
  expect(() => policyFor(2026, '2026-08-11')).toThrow(/没有 2026 年度的政策文件/)
})

test('an error in a policy file is reported with its line', () => {
  const read = (content: string) => () => parsePolicy('policy/x/2023.yaml', content)
  expect(read('year: [')).toThrow(/2023\.yaml:1 不是有效的 YAML/)
  expect(read('place: 河南省\nyear: abc\n')).toThrow(/2023\.yaml:2 year：应为年份/)
  expect(read('place: 河南省\nsurprise: 1\n')).toThrow(/2023\.yaml:2 surprise：不认识的参数/)
})

test('a share just below half a fen is rounded down', () => {
  expect(shareOf(999, 6001)).toBe(599)
})

test('more normal departures than the fall in headcount are no lay-offs', () => {
  const heads = { ...good, january: 100, december: 90, normalReductions: 20 }
  expect(formulas.NET_AVG(heads)).toEqual({ numerator: 0, denominator: good.headcountSum })
})
