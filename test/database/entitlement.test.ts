import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { continueRuns, evaluate, findPolicy, recompute, writeResult } from '#entitlement'
import { queryAsHall } from '#identity'
import { getYearFacts } from '#registry'
import { type TestRuntime, testRuntime } from './database.ts'
import { officer } from './people.ts'
import { orderRun, orderTrial, runByNo, stopRun } from './visits.ts'

let runtime: TestRuntime
beforeAll(async () => {
  runtime = await testRuntime()
})
afterAll(() => runtime.close())

const system = { kind: 'system' } as const
const order = { year: 2023, asOf: '2023-08-11' }

async function resultOf(runNo: number): Promise<string[]> {
  const run = await runByNo(runtime.as(system), runNo)
  const path = join(runtime.runtime.config.dataDir, 'result.csv')
  await writeResult(runtime.runtime, run, path)
  return (await readFile(path, 'utf8')).trim().split('\n')
}

test('the units of the demonstration province get exactly their decisions and amounts', async () => {
  const { runNo } = await orderRun(runtime.as(system), order)
  await continueRuns(runtime.runtime, { wait: true })
  expect(await resultOf(runNo)).toEqual([
    'unit_no,year,decision,reasons,months_paid,average_headcount,new_claimants,layoff_rate,ratio,base,amount',
    '410100000008,2023,ineligible,discredited,12,50.00,0,0.000000,0.60,36000.00,0.00',
    '410105000003,2023,eligible,,12,2000.00,110,0.055000,0.30,1440000.00,432000.00',
    '410105000004,2023,ineligible,layoff_rate,12,100.00,6,0.060000,0.60,72000.00,0.00',
    '410105000007,2023,must_apply,labour_dispatch,12,300.00,2,0.006667,0.60,216000.00,0.00',
    '410783000001,2023,eligible,,12,40.00,1,0.025000,0.60,28800.00,17280.00',
    '410783000002,2023,eligible,,12,120.00,6,0.050000,0.60,86400.00,51840.00',
    '410783000005,2023,eligible,,12,30.00,6,0.200000,0.60,21600.01,12960.01',
    '410783000006,2023,ineligible,months_paid,11,9.17,0,0.000000,0.60,6600.00,0.00',
  ])
  expect(await runByNo(runtime.as(system), runNo)).toMatchObject({
    state: 'done',
    units: 8,
    eligible: 4,
    mustApply: 1,
    amountFen: 51_408_001,
  })
})

test('a second run supersedes the first and overwrites nothing', async () => {
  const { runNo } = await orderRun(runtime.as(system), order)
  await continueRuns(runtime.runtime, { wait: true })
  const { rows } = await runtime.owner.query<{ run_no: number; units: number }>(
    'select run_no, count(*) as units from entitlement.decision group by run_no order by run_no',
  )
  expect(rows.map(row => row.units)).toEqual([8, 8])
  expect(rows[1]?.run_no).toBe(runNo)
})

test('the run and the single evaluation agree on every unit', async () => {
  const policy = findPolicy(2023)
  if (!policy) throw new Error('no policy')
  const { rows } = await runtime.owner.query<{
    unit_no: string
    decision: string
    reasons: string
    amount_fen: number
  }>('select * from entitlement.decision where run_no = 1')
  for (const row of rows) {
    const question = { baseYear: 2022, asOf: order.asOf, normalReasons: policy.normal_reductions.value }
    const facts = await queryAsHall(runtime.as(system), tx => getYearFacts(tx, row.unit_no, question))
    const found = evaluate(policy, facts)
    expect([found.decision, found.reasons.join(';'), found.amountFen]).toEqual([
      row.decision,
      row.reasons,
      row.amount_fen,
    ])
  }
  expect(rows).toHaveLength(8)
})

test('a stopped run resumes; only certain posts may order one', async () => {
  const admin = runtime.as(await officer(runtime, '410000-admin'))
  const finance = runtime.as(await officer(runtime, '410783-finance'))
  await expect(orderRun(finance, order)).rejects.toThrow(/省级管理员/)
  await expect(orderRun(admin, { year: 2023, asOf: '2024-01-01' })).rejects.toThrow(/已过期/)
  await expect(orderRun(admin, { year: 2030, asOf: '2030-01-01' })).rejects.toThrow(
    /没有 2030 年度的政策文件/,
  )
  const { runNo } = await orderRun(admin, { ...order, asOf: '2023-07-31' })
  await stopRun(admin, runNo)
  await continueRuns(runtime.runtime, { wait: true })
  expect(await runByNo(admin, runNo)).toMatchObject({ state: 'stopped', units: 0 })
  expect((await orderRun(admin, { ...order, asOf: '2023-07-31' })).runNo).toBe(runNo)
  await continueRuns(runtime.runtime, { wait: true })
  expect(await runByNo(admin, runNo)).toMatchObject({ state: 'done', units: 8 })
})

test('a policy not yet in force is tried on the units of the last run', async () => {
  const admin = runtime.as(await officer(runtime, '410000-admin'))
  const { runNo } = await orderTrial(admin, 2025)
  await continueRuns(runtime.runtime, { wait: true })
  expect(await runByNo(admin, runNo)).toMatchObject({
    state: 'done',
    trial: true,
    year: 2025,
    baseYear: 2022,
  })
  const lines = (await resultOf(runNo)).map(line => line.split(',').slice(0, 4).join(','))
  expect(lines).toContain('410105000004,2025,eligible,')
})

test('every stored decision is recomputed bit for bit, and a changed one is reported', async () => {
  const said: string[] = []
  const before = await recompute(runtime.runtime, line => said.push(line))
  expect(before).toMatchObject({ differences: 0 })
  expect(before.decisions).toBeGreaterThan(30)
  await runtime.owner.query(
    "update entitlement.decision set amount_fen = amount_fen + 1 where unit_no = '410783000002' and run_no = 1",
  )
  expect(await recompute(runtime.runtime, line => said.push(line))).toMatchObject({ differences: 1 })
  expect(said).toEqual(['第 1 次计算 410783000002：原为 eligible  51840.01，重算为 eligible  51840.00'])
})
