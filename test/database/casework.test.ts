import { Readable } from 'node:stream'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  firstBrokenEvent,
  getItem,
  caseFile as readCase,
  reevaluate,
  remindOfDrafts,
  tickOf,
} from '#casework'
import { type Acting, command, type OfficerActor, query, queryAsHall } from '#identity'
import { messagesTo } from '#platform'
import { catalogue } from '../../src/items/index.ts'
import { type TestRuntime, testRuntime } from './database.ts'
import { confirmationCode, officer, operator, submit } from './people.ts'
import {
  accept,
  approve,
  attach,
  caseFile,
  desk,
  detach,
  discard,
  employerHomeCounts,
  findCurrent,
  progress,
  restore,
  save,
  sendBack,
  submit as submitWithCode,
  toDo,
} from './visits.ts'

const item = getItem(catalogue, 'stable-employment-refund')
const unitNo = '410783000002'
const form = {
  noticeRead: '1',
  year: '2023',
  contactName: '王五',
  contactMobile: '13800000003',
  payTo: '单位',
  accountNo: '41001522010050205678',
  bankName: '中国建设银行长垣支行',
  accountName: '长垣示例医疗器械有限公司',
}
let runtime: TestRuntime
beforeAll(async () => {
  runtime = await testRuntime()
})
afterAll(() => runtime.close())

const clerk = async (unit = unitNo, at?: string) => runtime.as(await operator(runtime, unit), at)
const ticksOf = async (acting: Acting<OfficerActor>, id: string) =>
  (
    await query(acting, async tx => reevaluate(tx, acting, item, await readCase(tx, id)))
  ).today?.conditions.map(tickOf) ?? []
const png = () =>
  sharp({ create: { width: 20, height: 20, channels: 3, background: 'white' } })
    .png()
    .toBuffer()

test('a declaration goes from form to approval, and its event chain verifies', async () => {
  const acting = await clerk()
  const id = await save(acting, item, form)
  expect(await save(acting, item, { ...form, contactName: '王五五' })).toBe(id)
  await attach(acting, item, {
    declarationId: id,
    kind: 'proof',
    name: 'a.png',
    stream: Readable.from(await png()),
  })
  const { materials } = await caseFile(acting, id)
  await expect(
    attach(acting, item, {
      declarationId: id,
      kind: 'proof',
      name: 'b.png',
      stream: Readable.from(await png()),
    }),
  ).rejects.toThrow(/最多上传 1 份/)
  await detach(acting, id, materials[0]?.materialId ?? '')
  expect(await employerHomeCounts(acting, '202308')).toMatchObject({ toDo: 1, inReview: 0 })

  const serial = await submit(acting, item, { declarationId: id })
  expect(serial).toMatch(/^41078320230811101\d{7}$/)
  expect(await submit(acting, item, { declarationId: id })).toBe(serial)
  await expect(save(acting, item, form)).rejects.toThrow(/待受理/)
  await expect(discard(acting, [id])).rejects.toThrow(/待受理/)
  expect((await findCurrent(acting, item)).declaration?.declarationId).toBe(id)

  const acceptor = runtime.as(await officer(runtime, '410783-accept'))
  const reviewer = runtime.as(await officer(runtime, '410783-review'))
  await expect(approve(reviewer, item, { declarationId: id, ticks: [] })).rejects.toThrow(/待受理/)
  await expect(accept(reviewer, item, id)).rejects.toThrow(/受理岗/)
  await sendBack(acceptor, item, { declarationId: id, reason: '请补充企业相关证明材料' })
  expect((await toDo(acting, 'employer')).map(row => row.state)).toEqual(['returned'])
  await save(acting, item, { ...form, contactName: '王五' })
  expect(await submit(acting, item, { declarationId: id })).toBe(serial)
  await accept(acceptor, item, id)
  await expect(approve(acceptor, item, { declarationId: id, ticks: [] })).rejects.toThrow(
    /请先核对并勾选“裁员率”（5.0000%/,
  )
  const ticks = await ticksOf(acceptor, id)
  await approve(acceptor, item, { declarationId: id, ticks })
  await expect(approve(acceptor, item, { declarationId: id, ticks })).rejects.toThrow(/复核岗/)
  await expect(approve(reviewer, item, { declarationId: id, ticks: ticks.slice(1) })).rejects.toThrow(
    /请先核对/,
  )
  await approve(reviewer, item, { declarationId: id, ticks })
  await expect(approve(reviewer, item, { declarationId: id, ticks })).rejects.toThrow(/人社行政部门/)
  const hr = runtime.as(await officer(runtime, '410783-hr'))
  await approve(hr, item, { declarationId: id, ticks })
  const file = await caseFile(acting, id)
  expect(file.declaration).toMatchObject({ state: 'accepted', step: 'publicity' })
  expect(file.snapshot?.readable.flatMap(part => part.rows)).toContainEqual({
    label: '联系人',
    value: '王五',
  })
  expect(file.history.map(line => line.verb)).toEqual(
    'save save attach detach submit sendBack save submit accept approve approve approve'.split(' '),
  )
  expect(await query(acting, tx => firstBrokenEvent(tx, { unitNo, declarationId: id }))).toBeUndefined()
  expect((await messagesTo(runtime.runtime.db, '13800000003'))[0]?.text).toContain('下一环节：公示')
  expect(await employerHomeCounts(acting, '202308')).toEqual({ toDo: 0, inReview: 0, passed: 1, returned: 0 })
})

test('another unit, another area and a visitor see nothing of it, even in a query without WHERE', async () => {
  const [mine] = (await progress(await clerk(), {})).rows
  const id = mine?.declarationId ?? ''
  const stranger = await clerk('410105000003')
  await expect(caseFile(stranger, id)).rejects.toThrow(/没有找到/)
  const elsewhere = runtime.as(await officer(runtime, '410105-accept'))
  await expect(caseFile(elsewhere, id)).rejects.toThrow(/没有找到/)
  expect((await desk(elsewhere, {})).total).toBe(0)
  const seen = (acting: Parameters<typeof query>[0]) =>
    query(acting, async tx => {
      const { sql } = await import('kysely')
      const { rows } = await sql<{ n: number }>`select (select count(*) from casework.declaration)
        + (select count(*) from casework.event) + (select count(*) from casework.material) as n`.execute(tx)
      return rows[0]?.n
    })
  expect(await seen(stranger)).toBe(0)
  expect(await seen(elsewhere)).toBe(0)
  expect(await seen(runtime.as({ kind: 'visitor' }))).toBe(0)
  expect(await seen(await clerk())).toBeGreaterThan(5)
  expect(await seen(runtime.as(await officer(runtime, '410000-admin')))).toBeGreaterThan(5)
})

test('concurrent saves and submits make one declaration and one serial number', async () => {
  const acting = await clerk('410783000005')
  const values = { ...form, accountName: '长垣示例食品有限公司' }
  const ids = await Promise.all(Array.from({ length: 8 }, () => save(acting, item, values)))
  expect(new Set(ids).size).toBe(1)
  const [id = ''] = ids
  const code = await confirmationCode(acting, item, id)
  const serials = await Promise.all(
    Array.from({ length: 8 }, () => submitWithCode(acting, item, { declarationId: id, code })),
  )
  expect(new Set(serials).size).toBe(1)
  expect((await caseFile(acting, id)).history.filter(line => line.verb === 'submit')).toHaveLength(1)
})

test('posting a form again changes nothing; the same token with other content is a different request', async () => {
  const acting = { ...(await clerk('410783000006')), once: 'the-same-post' }
  const values = { ...form, accountName: '长垣示例新设有限公司' }
  await save(acting, item, values)
  await expect(save(acting, item, values)).rejects.toThrow('posted before')
})

test('a deleted draft can be restored; last year’s draft cannot be submitted this year', async () => {
  const acting = await clerk('410105000003', '2022-12-31T17:00:00+08:00')
  const id = await save(acting, item, { ...form, year: '2022', accountName: '郑州示例制造有限公司' })
  await discard(acting, [id])
  expect(await toDo(acting, 'employer')).toEqual([])
  await restore(acting, id)
  const later = await clerk('410105000003', '2023-01-01T00:00:01+08:00')
  await expect(submit(later, item, { declarationId: id })).rejects.toThrow(/已过期/)
})

test('a saved but unsubmitted draft is reminded of once', async () => {
  const acting = runtime.as({ kind: 'system' } as const, '2023-08-13T10:00:00+08:00')
  const before = (await messagesTo(runtime.runtime.db, '13800000003')).length
  expect(await remindOfDrafts(acting, catalogue)).toBeGreaterThan(0)
  expect(await remindOfDrafts(acting, catalogue)).toBe(0)
  expect((await messagesTo(runtime.runtime.db, '13800000003')).length).toBeGreaterThan(before)
})

test('tampering with history is detected', async () => {
  const acting = await clerk()
  const [mine] = (await progress(acting, {})).rows
  const key = { unitNo, declarationId: mine?.declarationId ?? '' }
  await expect(
    command(acting, async tx => {
      const { sql } = await import('kysely')
      await sql`update casework.event set words = '没有发生' where declaration_id = ${key.declarationId}`.execute(
        tx,
      )
    }),
  ).rejects.toThrow(/permission denied/)
  expect(await queryAsHall(acting, tx => firstBrokenEvent(tx, key))).toBeUndefined()
})
