import { expect, test } from 'vitest'
import { type Deferral, deferralPolicy } from '#registry'
import { rules } from './rules.ts'
import { whyClosed } from './words.ts'

const policy = deferralPolicy('410783')
const [april, , september] = policy.rounds
const open = policy.rounds
const data = {
  contactName: '王五',
  contactMobile: '13800000003',
  ground: '暂时困难',
  insurance: '失业保险' as const,
  from: '202309',
  to: '202312',
  reason: '生产经营出现严重困难，资金周转不开。',
  plan: '年底前分期补缴。',
}
const found = (
  change: Partial<typeof data> | { insurance: '养老保险' },
  rounds = open,
  granted: Deferral[] = [],
) => rules({ open: rounds, granted }, { ...data, ...change }).map(one => [one.field, one.sentence] as const)

test.each([
  [{}, []],
  [{ from: '202309', to: '202308' }, ['to']],
  [{ from: '202205', to: '202304' }, []],
  [{ from: '202205', to: '202305' }, ['to']],
  [{ from: '202204', to: '202205' }, ['from']],
  [{ from: '202312', to: '202401' }, ['to']],
  [{ insurance: '养老保险' as const, from: '202301', to: '202301' }, ['to']],
  [{ insurance: '养老保险' as const, from: '202210', to: '202212' }, []],
  [{ ground: '餐饮', from: '202204', to: '202303' }, []],
  [{ ground: '餐饮', from: '202304', to: '202304' }, ['to']],
  [{ ground: '房地产' }, ['ground']],
])('%j: the policies refuse %j', (change, fields) => {
  expect(found(change).map(([field]) => field)).toEqual(fields)
})

test('a refusal says which months may be deferred, by which document', () => {
  expect(found({ ground: '餐饮' })[0]?.[1]).toBe(
    '按“餐饮”，失业保险可以缓交的月份是 202204 至 202303（人社厅发〔2022〕16号）。',
  )
  expect(found({}, april ? [april] : [])[0]?.[1]).toContain('可以选择：餐饮、零售')
})

test('months of the same insurance are deferred once', () => {
  const granted: Deferral = {
    deferralNo: 1,
    unitNo: '1',
    insurance: '失业保险',
    fromMonth: '202307',
    toMonth: '202309',
    paidUpBy: '2023-12-31',
    document: september?.document ?? '',
    grantedOn: '2023-08-01',
  }
  expect(found({}, open, [granted]).map(([field]) => field)).toEqual(['from'])
  expect(found({ from: '202310' }, open, [granted])).toEqual([])
  expect(found({}, open, [{ ...granted, insurance: '工伤保险' }])).toEqual([])
})

test('where nothing is open, the words name the policy and the day on which it ended', () => {
  const unit = { size: '大型', unitType: '企业' }
  const closed = (today: string, rounds: typeof open = []) => whyClosed({ policy, open: rounds, today, unit })
  expect(closed('2023-08-11', open)).toBeUndefined()
  expect(closed('2023-08-11')).toContain('不适用于大型企业')
  expect(closed('2024-01-05')).toBe(
    '人社厅发〔2022〕16号、人社部发〔2022〕31号（豫人社规〔2022〕7号）、人社厅发〔2022〕50号的缓交申报已于 2023-12-31〔本厅默认（未找到公开文件）〕截止。已经批准缓交的，请到“缓缴和补缴”查看还应补缴的金额和期限；其他困难请咨询参保地社保经办机构。',
  )
  expect(closed('2025-08-01')).toContain('国办发〔2025〕25号允许困难企业申请缓缴，但没有找到河南省')
})
