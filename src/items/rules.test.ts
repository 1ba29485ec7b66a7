import { expect, test } from 'vitest'
import { whyNot } from './credit-code-maintenance/facts.ts'
import { rules as creditCodeRules } from './credit-code-maintenance/rules.ts'
import { catalogue } from './index.ts'
import { rules as refundRules } from './stable-employment-refund/rules.ts'

test.each([
  [{ open: false, frozen: false, changes: { today: 0, total: 0 } }, undefined],
  [{ open: false, frozen: false, changes: { today: 1, total: 2 } }, undefined],
  [{ open: false, frozen: false, changes: { today: 2, total: 2 } }, /每天上限/],
  [{ open: false, frozen: false, changes: { today: 0, total: 3 } }, /3 次/],
  [{ open: true, frozen: false, changes: { today: 0, total: 0 } }, /已注册单位网厅/],
  [{ open: true, frozen: true, changes: { today: 0, total: 0 } }, /已冻结/],
])(
  'a credit code may be maintained twice a day, three times in all, before the unit registers: %j',
  (facts, words) => {
    if (words === undefined) expect(whyNot(facts)).toBeUndefined()
    else expect(whyNot(facts)).toMatch(words)
  },
)

test('entering the same code again is refused', () => {
  const unit = { unitNo: '1', name: '甲', creditCode: '91410783MA0000015H' }
  const data = { creditCode: '91410783MA0000015H', legalRepMobile: '', operatorName: '', operatorMobile: '' }
  expect(creditCodeRules({ unit, legalRepMobile: null }, data)).toHaveLength(1)
  expect(creditCodeRules({ unit: { ...unit, creditCode: null }, legalRepMobile: null }, data)).toEqual([])
})

test('the legal representative’s mobile is the one on record, shown masked; where none is, it is free', () => {
  const unit = { unitNo: '1', name: '甲', creditCode: null }
  const data = { creditCode: '91410783MA0000015H', operatorName: '', operatorMobile: '' }
  const found = (legalRepMobile: string | null, typed: string) =>
    creditCodeRules({ unit, legalRepMobile }, { ...data, legalRepMobile: typed })
  expect(found('13800000009', '13800000009')).toEqual([])
  expect(found(null, '13700000008')).toEqual([])
  const [wrong] = found('13800000009', '13700000008')
  expect(wrong?.field).toBe('legalRepMobile')
  expect(wrong?.sentence).toContain('138****0009')
  expect(wrong?.sentence).not.toContain('13800000009')
})

const data = {
  year: '2023',
  contactName: '王五',
  contactMobile: '13800000003',
  payTo: '单位' as const,
  accountNo: '41001522010050205678',
  bankName: '中国建设银行长垣支行',
  accountName: '河南(恒发)公司',
  reason: '',
}

const pushed = (decision: 'eligible' | 'ineligible') => ({
  decision,
  runNo: 1,
  amountFen: 0,
  asOf: '2023-08-01',
  pushedAt: new Date(0),
})

test('the refund must go to the unit’s own account, for this year', () => {
  const unit = { name: '河南（恒发） 公司', unitType: '企业' }
  expect(refundRules({ year: '2023', unit, pushed: undefined }, data)).toEqual([])
  expect(refundRules({ year: '2024', unit, pushed: undefined }, data).map(finding => finding.field)).toEqual([
    'year',
  ])
  expect(
    refundRules({ year: '2023', unit: { ...unit, name: '别的' }, pushed: undefined }, data).map(
      finding => finding.field,
    ),
  ).toEqual(['accountName'])
  expect(
    refundRules({ year: '2023', unit: { name: '别的', unitType: '个体工商户' }, pushed: undefined }, data),
  ).toEqual([])
})

test('a unit that is not on the pushed list must say why it applies', () => {
  const facts = { year: '2023', unit: { name: '河南（恒发）公司', unitType: '企业' } }
  const found = (decision: 'eligible' | 'ineligible', reason: string) =>
    refundRules({ ...facts, pushed: pushed(decision) }, { ...data, reason }).map(finding => finding.field)
  expect(found('eligible', '')).toEqual([])
  expect(found('ineligible', '太短')).toEqual(['reason'])
  expect(found('ineligible', '裁员人数与实际不符，已申请更正')).toEqual([])
})

test('every item has a name, a message after saving, and labelled fields', () => {
  for (const item of catalogue.values()) {
    expect(item.words.saved).toMatch(/成功/)
    expect(item.serialCode).toMatch(/^\d{3}$/)
    const labels = item.sections.flatMap(section => Object.values(section.fields).map(field => field?.label))
    expect(new Set(labels).size).toBe(labels.length)
  }
})
