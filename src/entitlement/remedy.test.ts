import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { YearFacts } from '#registry'
import { evaluate } from './evaluate.ts'
import { findPolicy, policies } from './policy/policies.ts'
import { type LayoffFormula, layoffFormulas, type Policy } from './policy/policy.ts'
import { remedies } from './remedy.ts'
import { smallestCorrection } from './smallest-correction.ts'

const policy = findPolicy(2023) as Policy

/** 410105000004 of the demonstration: 6 claimants of 100 people. */
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

const only = (change: Partial<YearFacts>, by = policy) =>
  remedies(by, { ...logistics, newClaimants: 0, ...change })[0]

test('one claimant fewer passes 6 of 100, with 43,200.00 yuan at stake', () => {
  const [one, ...more] = remedies(policy, logistics)
  expect(more).toEqual([])
  expect(one).toMatchObject({
    code: 'layoff_rate',
    way: 'record',
    change: { newClaimants: 5 },
    others: [],
    until: '2023-12-31',
    atStakeFen: 4_320_000,
    office: '参保地失业保险经办机构',
    needed: '上年度新领取失业保险金人数：6 人 → 5 人',
  })
})

test('each condition has its own remedy and deadline', () => {
  expect(only({ monthsPaid: 11 })).toMatchObject({ way: 'later', until: undefined })
  expect(only({ monthsPaid: 11, unpaidMonths: 1 })).toMatchObject({ way: 'act', until: '2023-12-31' })
  expect(only({ unpaidMonths: 2 })).toMatchObject({ way: 'act', change: { unpaidMonths: 0 } })
  expect(only({ december: 101, previousMonth: 50 })).toMatchObject({
    code: 'headcount_drop',
    way: 'act',
    change: { previousMonth: 51 },
    until: '2023-11-30',
  })
  expect(only({ discredited: true })).toMatchObject({ way: 'act', office: '参保地公共信用信息部门' })
  expect(only({ deregistering: true })?.way).toBe('record')
  expect(only({ labourDispatch: true })?.way).toBe('apply')
  expect(only({ unitType: '机关' })?.change).toEqual({ unitType: '企业' })
  expect(only({ baseFen: 0 })?.way).toBe('later')
  expect(remedies(policy, { ...logistics, newClaimants: 5 })).toEqual([])
})

test('of two corrections of as many people the one by the formula named first is shown', () => {
  const facts = { ...logistics, december: 94 }
  const correction = (...value: LayoffFormula[]) =>
    smallestCorrection({ ...policy, layoff_formula: { ...policy.layoff_formula, value } }, facts, 550)
  expect(correction('CLAIM_AVG', 'NET_AVG_RAW')).toEqual({ field: 'newClaimants', value: 5, people: 1 })
  expect(correction('NET_AVG_RAW', 'CLAIM_AVG')).toEqual({ field: 'december', value: 95, people: 1 })
})

test('the correction of a large unit is exact to one person', () => {
  const facts = { ...logistics, headcountSum: 218_181, decemberBefore: 18_181, newClaimants: 1000 }
  for (const formula of ['CLAIM_AVG', 'CLAIM_START'] as const) {
    const by = { ...policy, layoff_formula: { ...policy.layoff_formula, value: [formula] } }
    expect(smallestCorrection(by, facts, 550)).toEqual({ field: 'newClaimants', value: 999, people: 1 })
  }
})

const people = fc.integer({ min: 0, max: 3000 })
const anyFacts = fc.record({
  unitNo: fc.constant('410783000001'),
  areaCode: fc.constant('410783'),
  unitName: fc.constant('示例'),
  unitType: fc.constantFrom('企业', '社会团体', '机关', '个体工商户'),
  size: fc.constantFrom('大型', '小型', null),
  labourDispatch: fc.boolean(),
  deregistering: fc.boolean(),
  discredited: fc.boolean(),
  monthsPaid: fc.integer({ min: 0, max: 30 }),
  unpaidMonths: fc.integer({ min: 0, max: 3 }),
  headcountSum: fc.oneof(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 36_000 })),
  decemberBefore: people,
  january: people,
  december: people,
  previousMonth: people,
  newClaimants: fc.integer({ min: 0, max: 300 }),
  normalReductions: fc.integer({ min: 0, max: 100 }),
  baseFen: fc.integer({ min: 0, max: 10 ** 9 }),
})
const anyPolicy = fc
  .record({
    base: fc.constantFrom(...policies()),
    formula: fc.uniqueArray(fc.constantFrom<LayoffFormula>(...layoffFormulas), {
      minLength: 1,
      maxLength: 3,
    }),
    limit: fc.integer({ min: 0, max: 3000 }),
    kept: fc.integer({ min: 0, max: 10_000 }),
  })
  .map(
    ({ base, formula, limit, kept }): Policy => ({
      ...base,
      layoff_formula: { ...base.layoff_formula, value: formula },
      layoff_limit: { ...base.layoff_limit, value: limit },
      headcount_kept: { ...base.headcount_kept, value: kept },
    }),
  )

test('a remedy meets its condition, one step less does not; without failures there is none', () => {
  fc.assert(
    fc.property(anyPolicy, anyFacts, (by, facts) => {
      const before = evaluate(by, facts).reasons
      const found = remedies(by, facts)
      expect(found.map(one => one.code)).toEqual(before)
      for (const { code, change, atStakeFen, others } of found) {
        const after = evaluate(by, { ...facts, ...change })
        expect(after.reasons).not.toContain(code)
        expect(atStakeFen).toBe(after.fullFen)
        expect([...others, code].toSorted((a, b) => before.indexOf(a) - before.indexOf(b))).toEqual(before)
        for (const less of oneStepLess(facts, change)) {
          expect(evaluate(by, { ...facts, ...less }).reasons).toContain(code)
        }
      }
    }),
    { numRuns: 2000 },
  )
})

test('one figure at a time: all remedies of a unit together leave no failing condition', () => {
  fc.assert(
    fc.property(fc.constantFrom(...policies()), anyFacts, (by, facts) => {
      let remedied: YearFacts = facts
      for (const { change } of remedies(by, facts)) remedied = { ...remedied, ...change }
      expect(evaluate(by, remedied).reasons).toEqual([])
    }),
  )
})

function oneStepLess(facts: YearFacts, change: Partial<YearFacts>): Partial<YearFacts>[] {
  return Object.entries(change).flatMap(([name, to]) => {
    const from: unknown = Object.entries(facts).find(([one]) => one === name)?.[1]
    if (typeof to !== 'number' || typeof from !== 'number') return []
    return [{ [name]: to + Math.sign(from - to) }]
  })
}
