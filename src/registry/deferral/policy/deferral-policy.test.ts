import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parsePolicyFile } from '#platform'
import { hallDefault } from '../../bill/rules/contribution-rules.ts'
import { instalmentDays } from '../plan/instalment-days.ts'
import { planInstalments } from '../plan/plan-instalments.ts'
import { deferralFile } from './deferral-file.ts'
import { deferralGrounds, deferralPolicy } from './deferral-policy.ts'

test('each figure of a round names its document or is the hall’s own', () => {
  const { rounds, notFound } = deferralPolicy('410783')
  expect(rounds.map(one => one.document)).toEqual([
    '人社厅发〔2022〕16号',
    '人社部发〔2022〕31号（豫人社规〔2022〕7号）',
    '人社厅发〔2022〕50号',
  ])
  expect(rounds[0]?.insurances[0]).toMatchObject({
    insurance: '养老保险',
    from: { value: '202204', source: '人社厅发〔2022〕16号' },
    to: { value: '202206' },
  })
  for (const { paidUpBy, applications } of rounds) {
    expect(paidUpBy).toEqual({ value: '2023-12-31', source: '人社厅发〔2022〕50号' })
    expect(applications.to).toEqual({ value: '2023-12-31', source: hallDefault })
  }
  expect(notFound[0]?.document).toBe('国办发〔2025〕25号')
  expect(deferralGrounds()).toHaveLength(5 + 17 + 1)
  expect(deferralPolicy('420100')).toEqual({ rounds: [], notFound: [] })
})

test('a faulty file is refused with its line', () => {
  const content = readFileSync('policy/henan/deferrals.yaml', 'utf8')
  const reading = (from: string, to: string) => () =>
    parsePolicyFile('deferrals.yaml', content.replace(from, to), deferralFile)
  expect(reading('', '')).not.toThrow()
  expect(reading('part: 单位', 'part: 个人')).toThrow(/deferrals\.yaml:\d+ rounds\.0\.part：只能是 单位/)
  expect(reading('{ month: "202204", document: april }', '{ month: "202204" }')).toThrow(
    /deferrals\.yaml:\d+ rounds\.0\.insurances\.0\.from：应写明 document/,
  )
  expect(reading('{ month: "202206", document: april }', '{ month: "202206", document: lore }')).toThrow(
    /deferrals\.yaml:\d+ rounds\.0\.insurances\.0\.to：documents 中没有“lore”/,
  )
  expect(reading('to: { month: "202206"', 'to: { month: "202203"')).toThrow(/不能早于 from/)
  expect(reading('{ day: "2023-12-31", document', '{ day: 2023-13-31, document')).toThrow(
    /deferrals\.yaml:\d+ rounds\.0\.paid_up_by\.day/,
  )
})

test('instalments are due at the ends of the months that are left, the last on the day by which all is paid', () => {
  const days = (toMonth: string, paidUpBy = '2023-12-31', on = '2023-08-11') =>
    instalmentDays({ toMonth, on, paidUpBy })
  expect(days('202309')).toEqual(['2023-10-31', '2023-11-30', '2023-12-31'])
  expect(days('202310', '2023-12-15')).toEqual(['2023-11-30', '2023-12-15'])
  expect(days('202312')).toEqual(['2023-12-31'])
  expect(days('202401')).toEqual(['2023-12-31'])
  expect(days('202303', '2023-12-31', '2023-11-02')).toEqual(['2023-11-30', '2023-12-31'])
  expect(days('202303', '2023-12-31', '2024-01-05')).toEqual(['2023-12-31'])
})

test('instalments are equal, the last takes the rest, and what was paid settles the earliest', () => {
  const plan = (totalFen: number, paidFen: number) =>
    planInstalments({ days: ['1', '2', '3'], totalFen, paidFen }).map(one => [one.amountFen, one.owedFen])
  expect(plan(100, 0)).toEqual([
    [33, 33],
    [33, 33],
    [34, 34],
  ])
  expect(plan(100, 40)).toEqual([
    [33, 0],
    [33, 26],
    [34, 34],
  ])
  expect(plan(100, 100).map(([, owed]) => owed)).toEqual([0, 0, 0])
  expect(plan(0, 0)).toEqual([
    [0, 0],
    [0, 0],
    [0, 0],
  ])
})
