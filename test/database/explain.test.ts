import { Readable } from 'node:stream'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { getItem } from '#casework'
import { continueRuns, decisionOf, findPolicy, type Policy, policyYears, remedies } from '#entitlement'
import { query } from '#identity'
import { contributionMonths, departureCounts, departures } from '#registry'
import { catalogue } from '../../src/items/index.ts'
import { type TestRuntime, testRuntime } from './database.ts'
import { officer, operator, submit } from './people.ts'
import {
  accept,
  approve,
  attach,
  caseFile,
  decline,
  entitlementFacts,
  findCurrent,
  orderRun,
  pushRun,
  save,
} from './visits.ts'

const policy = findPolicy(2023) as Policy
const correction = getItem(catalogue, 'data-correction')
const objection = getItem(catalogue, 'result-objection')
const year = { from: '202201', to: '202212' }
const logistics = '410105000004'
let runtime: TestRuntime
beforeAll(async () => {
  runtime = await testRuntime()
})
afterAll(() => runtime.close())

test('a unit sees only its own facts and those of its area', async () => {
  const own = runtime.as(await operator(runtime, logistics))
  const { facts, hasRecords } = await entitlementFacts(own, logistics, policy)
  expect(hasRecords).toBe(true)
  expect(facts).toMatchObject({ headcountSum: 1200, newClaimants: 6, baseFen: 7_200_000, monthsPaid: 12 })
  expect(remedies(policy, facts).map(one => one.change)).toEqual([{ newClaimants: 5 }])
  await expect(entitlementFacts(own, '410783000002', policy)).rejects.toThrow(/只能查看本单位/)
  const near = runtime.as(await officer(runtime, '410105-review'))
  expect((await entitlementFacts(near, logistics, policy)).unit.unitNo).toBe(logistics)
  const far = runtime.as(await officer(runtime, '410783-review'))
  await expect(entitlementFacts(far, logistics, policy)).rejects.toThrow(/不在您的统筹区/)
  const province = runtime.as(await officer(runtime, '410000-admin'))
  expect((await entitlementFacts(province, '410783000002', policy)).facts.newClaimants).toBe(6)
})

test('lists months and departures of a unit in pages, with people masked', async () => {
  const manufacturer = runtime.as(await operator(runtime, '410105000003'))
  await query(manufacturer, async tx => {
    const of = (unitNo: string) => departures(tx, unitNo, year)
    expect(await contributionMonths(tx, '410105000003', year)).toHaveLength(12)
    const all = await of('410105000003')
    const counts = await departureCounts(tx, '410105000003', year)
    expect(all).toHaveLength(counts.reduce((sum, line) => sum + line.people, 0))
    expect(all.filter(one => one.kind === 'claimant')).toHaveLength(110)
    expect(all.every(one => /^410\*{11}[\dX]{4}$/.test(one.idNo))).toBe(true)
    const pages = [0, 50, 100, 150].map(offset =>
      departures(tx, '410105000003', { ...year, offset, limit: 50 }),
    )
    expect((await Promise.all(pages)).flat()).toEqual(all)
    // Row-level security hides another unit's people even when asked for by number.
    expect(await of(logistics)).toEqual([])
    expect(await contributionMonths(tx, logistics, year)).toEqual([])
  })
})

test('published policies are public, one per year', async () => {
  const years = await query(runtime.as({ kind: 'visitor' }), policyYears)
  expect(years.map(one => [one.year, one.policy?.year])).toEqual([
    [2025, 2025],
    [2024, 2024],
    [2023, 2023],
    [2022, 2022],
  ])
})

test('a pushed decision explains itself with the figures of its run', async () => {
  const own = runtime.as(await operator(runtime, logistics))
  const decided = () => query(own, tx => decisionOf(tx, logistics, 2023))
  const { runNo } = await orderRun(runtime.as(await officer(runtime, '410000-admin')), {
    year: 2023,
    asOf: '2023-08-11',
  })
  await continueRuns(runtime.runtime, { wait: true })
  expect(await decided()).toBeUndefined()
  await pushRun(runtime.as(await officer(runtime, '410105-review')), runNo)
  const found = await decided()
  expect(found).toMatchObject({ runNo, decision: 'ineligible', amountFen: 0, asOf: '2023-08-11' })
  expect(found?.policy.hash).toBe(policy.hash)
  expect(found?.explanation.evaluation).toMatchObject({ reasons: ['layoff_rate'], fullFen: 4_320_000 })
  expect(found?.facts).toEqual((await entitlementFacts(own, logistics, policy)).facts)
  expect(await query(own, tx => decisionOf(tx, '410783000002', 2023))).toBeUndefined()
})

test('a unit objects to its pushed result once; the agency prepares, the authority above it decides', async () => {
  const own = runtime.as(await operator(runtime, logistics))
  const said = {
    contactName: '吴强',
    contactMobile: '13800000104',
    point: '裁员率',
    wanted: '符合条件',
    reason: '其中一人为跨省转移，按规定不计入本单位裁员人数。',
  }
  const elsewhere = runtime.as(await operator(runtime, '410783000002'))
  await expect(save(elsewhere, objection, said)).rejects.toThrow(/还没有推送到本单位/)
  await expect(save(own, objection, { ...said, point: '别的', reason: '短' })).rejects.toThrow(/有异议的内容/)
  const id = await save(own, objection, said)
  await submit(own, objection, { declarationId: id })
  expect(JSON.stringify((await caseFile(own, id)).snapshot?.readable)).toContain('不符合：')
  const first = { declarationId: id, ticks: [] }
  await accept(runtime.as(await officer(runtime, '410105-accept')), objection, id)
  await approve(runtime.as(await officer(runtime, '410105-review')), objection, first)
  await expect(
    approve(runtime.as(await officer(runtime, '410105-review')), objection, first),
  ).rejects.toThrow()
  await approve(runtime.as(await officer(runtime, '410105-hr')), objection, first)
  expect((await caseFile(own, id)).declaration.state).toBe('passed')
  expect((await findCurrent(own, objection)).declaration?.declarationId).toBe(id)
})

const form = {
  contactName: '吴强',
  contactMobile: '13800000104',
  figure: '上年度新领取失业保险金人数',
  month: '',
  right: '5 人',
  reason: '其中一人是从其他单位离职的，不是本单位职工。',
}

test('a correction needs evidence, goes to the office that owns the figure, and only one is open at a time', async () => {
  const own = runtime.as(await operator(runtime, logistics))
  await expect(save(own, correction, { ...form, figure: '' })).rejects.toThrow(/请选择有误的数据/)
  await expect(save(own, correction, { ...form, right: '6 人' })).rejects.toThrow(/与系统登记的数相同/)
  const id = await save(own, correction, form)
  expect(await save(own, correction, { ...form, figure: '足额缴费月数', right: '14 个月' })).toBe(id)
  await save(own, correction, form)
  await expect(submit(own, correction, { declarationId: id })).rejects.toThrow(/佐证材料/)
  await addEvidence(id)
  await submit(own, correction, { declarationId: id })
  const { history, snapshot } = await caseFile(own, id)
  expect(history.map(line => line.words)).toContain(
    '提交申报，转参保地失业保险经办机构核对；短信验证码确认（138****0104）',
  )
  expect(JSON.stringify(snapshot?.readable)).toContain('6 人，由参保地失业保险经办机构登记')
  await expect(save(own, correction, form)).rejects.toThrow(/不能进行此操作/)
  await accept(runtime.as(await officer(runtime, '410105-accept')), correction, id)
  await approve(runtime.as(await officer(runtime, '410105-review')), correction, {
    declarationId: id,
    ticks: [],
  })
  expect((await caseFile(own, id)).declaration.state).toBe('passed')
})

test('after a decision the next correction can be filed, also after a refusal', async () => {
  const own = runtime.as(await operator(runtime, logistics))
  expect((await findCurrent(own, correction)).declaration).toBeUndefined()
  const id = await save(own, correction, form)
  await addEvidence(id)
  await submit(own, correction, { declarationId: id })
  const said = { declarationId: id, reason: '经核对，登记数据无误。' }
  await accept(runtime.as(await officer(runtime, '410105-accept')), correction, id)
  await decline(runtime.as(await officer(runtime, '410105-review')), correction, said)
  expect((await findCurrent(own, correction)).declaration).toBeUndefined()
})

async function addEvidence(declarationId: string): Promise<void> {
  const own = runtime.as(await operator(runtime, logistics))
  const png = await sharp({ create: { width: 4, height: 4, channels: 3, background: '#fff' } })
    .png()
    .toBuffer()
  await attach(own, correction, {
    declarationId,
    kind: 'evidence',
    name: '证明.png',
    stream: Readable.from(png),
  })
}
