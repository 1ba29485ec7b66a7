import { afterAll, beforeAll, expect, test } from 'vitest'
import { getItem } from '#casework'
import { continueRuns, pushedDecision, tellPushed } from '#entitlement'
import { query } from '#identity'
import { messagesTo } from '#platform'
import { catalogue } from '../../src/items/index.ts'
import { type TestRuntime, testRuntime } from './database.ts'
import { officer, operator } from './people.ts'
import {
  decisions,
  differences,
  findCurrent,
  orderRun,
  orderTrial,
  proposePolicy,
  publishPolicy,
  pushRun,
  runByNo,
  runFigures,
  save,
} from './visits.ts'

const item = getItem(catalogue, 'stable-employment-refund')
const system = { kind: 'system' } as const
const form = {
  noticeRead: '1',
  year: '2023',
  contactName: '王五',
  contactMobile: '13800000003',
  payTo: '单位',
  accountNo: '41001522010050205678',
  bankName: '中国建设银行长垣支行',
}

let runtime: TestRuntime
let runNo: number
beforeAll(async () => {
  runtime = await testRuntime()
  const admin = runtime.as(await officer(runtime, '410000-admin'))
  runNo = (await orderRun(admin, { year: 2023, asOf: '2023-08-11' })).runNo
  await continueRuns(runtime.runtime, { wait: true })
})
afterAll(() => runtime.close())

test('before a push no unit sees a decision or has to give reasons', async () => {
  const acting = runtime.as(await operator(runtime, '410105000004'))
  expect(await query(acting, tx => pushedDecision(tx, '410105000004', 2023))).toBeUndefined()
  expect((await findCurrent(acting, item)).opened.leftOut).toEqual(['reason'])
})

test('the list is pushed once, to the officer’s own area, by an officer who did not order the run', async () => {
  const admin = runtime.as(await officer(runtime, '410000-admin'))
  const reviewer = runtime.as(await officer(runtime, '410783-review'))
  await expect(pushRun(admin, runNo)).rejects.toThrow(/同一人/)
  await expect(pushRun(runtime.as(await officer(runtime, '410783-finance')), runNo)).rejects.toThrow(/复核岗/)
  expect(await pushRun(reviewer, runNo)).toEqual(['410783'])
  await expect(pushRun(reviewer, runNo)).rejects.toThrow(/已经推送/)
  const both = await Promise.allSettled(
    [1, 2].map(async () => pushRun(runtime.as(await officer(runtime, '410105-review')), runNo)),
  )
  expect(both.map(one => one.status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('each eligible unit is told its amount once, also when the job runs again', async () => {
  expect(await tellPushed(runtime.as(system))).toBeGreaterThanOrEqual(3)
  expect(await tellPushed(runtime.as(system))).toBe(0)
  const said = (await messagesTo(runtime.runtime.db, '13800000003')).filter(one =>
    /51,840.00元/.test(one.text),
  )
  expect(said).toHaveLength(1)
})

test('a pushed unit sees its amount in the form; one that was not pushed must say why it applies', async () => {
  const pushed = await findCurrent(runtime.as(await operator(runtime, '410783000002')), item)
  expect(pushed.opened.block.flatMap(part => part.rows)).toContainEqual({
    label: '核定返还金额',
    value: '51,840.00 元',
  })
  const dispatch = runtime.as(await operator(runtime, '410105000007'))
  expect((await findCurrent(dispatch, item)).opened.leftOut).toEqual([])
  const values = { ...form, accountName: '郑州示例人力资源有限公司' }
  await expect(save(dispatch, item, values)).rejects.toThrow(/依申请办理的理由/)
  await save(dispatch, item, { ...values, reason: '劳务派遣单位，按规定依申请办理稳岗返还' })
})

test('an officer sees only the list of the area, filtered and counted', async () => {
  const reviewer = runtime.as(await officer(runtime, '410783-review'))
  expect((await decisions(reviewer, runNo, {})).total).toBe(4)
  const found = await decisions(reviewer, runNo, { reason: 'months_paid' })
  expect(found.rows.map(row => row.unitNo)).toEqual(['410783000006'])
  const admin = runtime.as(await officer(runtime, '410000-admin'))
  expect((await decisions(admin, runNo, { decision: 'eligible', sort: 'amount' })).rows[0]).toMatchObject({
    unitNo: '410105000003',
    amountFen: 43_200_000,
  })
  const figures = await runFigures(admin, runNo)
  expect(figures.reduce((sum, one) => sum + one.units, 0)).toBe(8)
  expect(figures.reduce((sum, one) => sum + one.amountFen, 0)).toBe(51_408_001)
})

test('a run is compared with the previous one: which units gain or lose, and by how much', async () => {
  const admin = runtime.as(await officer(runtime, '410000-admin'))
  await runtime.owner.query(
    "update registry.contribution set unit_paid_fen = 0, employee_paid_fen = 0, paid_on = null where unit_no = '410783000002' and month = '202212'",
  )
  const again = await orderRun(admin, { year: 2023, asOf: '2023-08-11' })
  await continueRuns(runtime.runtime, { wait: true })
  const found = await differences(admin, await runByNo(admin, again.runNo), 1)
  expect(found).toMatchObject({ beforeRunNo: runNo, total: 1, losing: { units: 1, fen: 5_184_000 } })
  expect(found.rows[0]).toMatchObject({
    unitNo: '410783000002',
    before: { decision: 'eligible' },
    now: { decision: 'ineligible', reasons: ['months_paid', 'arrears'], amountFen: 0 },
  })
})

test('a policy comes into force by two people, after it was tried on the last run', async () => {
  await runtime.owner.query('delete from entitlement.policy_version where year = 2025')
  const admin = runtime.as(await officer(runtime, '410000-admin'))
  const hr = runtime.as(await officer(runtime, '410105-hr'))
  await expect(publishPolicy(hr, 2025)).rejects.toThrow(/还没有提请/)
  await proposePolicy(admin, 2025)
  await expect(publishPolicy(admin, 2025)).rejects.toThrow(/同一人/)
  await expect(publishPolicy(hr, 2025)).rejects.toThrow(/试算/)
  const trial = await orderTrial(admin, 2025)
  await continueRuns(runtime.runtime, { wait: true })
  await expect(pushRun(hr, trial.runNo)).rejects.toThrow(/复核岗/)
  await expect(pushRun(runtime.as(await officer(runtime, '410105-review')), trial.runNo)).rejects.toThrow(
    /试算/,
  )
  expect((await differences(admin, await runByNo(admin, trial.runNo), 1)).total).toBeGreaterThan(0)
  await publishPolicy(hr, 2025)
  await expect(publishPolicy(hr, 2025)).rejects.toThrow(/已经发布/)
})
