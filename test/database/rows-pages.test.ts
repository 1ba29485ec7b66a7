import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { catalogueOf } from '#casework'
import { createServer, messagesTo } from '#platform'
import { serveHalls } from '../../src/halls/index.ts'
import { catalogue as items } from '../../src/items/index.ts'
import { type TestRuntime, testRuntime } from './database.ts'
import { sessionOf, visitor } from './people.ts'
import { idNoOf, openEffects, personOf, rowsItem } from './rows-item.ts'
import { logIn } from './visits.ts'

const now = '2023-08-11T09:00:00+08:00'
const form = `/employer/items/${rowsItem.code}`
let test1: TestRuntime
let server: FastifyInstance
beforeAll(async () => {
  test1 = await testRuntime()
  await openEffects(test1)
  server = await createServer({ ...test1.runtime.config, logLevel: 'silent' }, [])
  serveHalls(server, test1.runtime, catalogueOf([...items.values(), rowsItem]))
})
afterAll(async () => {
  await server.close()
  await test1.close()
})
beforeEach(() => test1.owner.query('delete from identity.rate_limit'))

/** A logged-in browser without scripts. */
async function browser(hall: 'employer' | 'agency', login: string) {
  const kind = hall === 'employer' ? 'operator' : 'officer'
  const session = await sessionOf(logIn(test1.as(visitor, now), { kind, login, password: 'Demo#2023' }))
  const first = await server.inject({ url: '/person/login' })
  const cookies: Record<string, string> = Object.fromEntries(first.cookies.map(one => [one.name, one.value]))
  cookies[`hall_${hall}`] = session
  const get = async (url: string) => await server.inject({ url, cookies })
  /** Posts to `url` what a form of the page holds besides. */
  const post = async (url: string, page: string, values: [string, string][]) =>
    await server.inject({
      method: 'POST',
      url,
      cookies,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams([...hiddenIn(page), ...values]).toString(),
    })
  const upload = async (url: string, page: string, text: string) => {
    const part = ([name, value]: [string, string]) =>
      `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
    const head = [...hiddenIn(page), ['_act', 'sheet'] as [string, string]].map(part).join('')
    const file = `--b\r\ncontent-disposition: form-data; name="file"; filename="名单.csv"\r\n\r\n${text}\r\n--b--\r\n`
    return await server.inject({
      method: 'POST',
      url,
      cookies,
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
      payload: head + file,
    })
  }
  return { get, post, upload }
}

function hiddenIn(page: string): [string, string][] {
  const names = ['_form', '_item', '_of', '_seen']
  return names.flatMap(name => {
    const [, value] = new RegExp(`name="${name}" value="([^"]*)"`).exec(page) ?? []
    return value === undefined ? [] : [[name, value] as [string, string]]
  })
}

const entries = (n: number, changed = {}) => Object.entries(personOf(n, changed))

const idIn = (page: string) => /declarations\/([\w-]+)\/submission/.exec(page)?.[1] ?? ''

async function confirmed(unit: Awaited<ReturnType<typeof browser>>, id: string, mobile = '13800000003') {
  const submission = `/employer/declarations/${id}/submission`
  const page = (await unit.get(submission)).body
  await unit.post(submission, page, [['_act', 'sms']])
  const [message] = await messagesTo(test1.runtime.db, mobile)
  return await unit.post(submission, page, [['smsCode', message?.code ?? '']])
}

test('people are filled in, uploaded, corrected, submitted, and an officer decides the doubtful ones', async () => {
  const unit = await browser('employer', '410783000002')
  const empty = (await unit.get(form)).body
  for (const label of ['姓名', '证件号码', '手机号码', '参保年月', '月缴费工资', '下载模板'])
    expect(empty).toContain(label)
  const template = await unit.get(`${form}/template.csv`)
  expect(template.body).toBe('\ufeff姓名,证件号码,手机号码,参保年月,月缴费工资\r\n')

  const refused = await unit.post(form, empty, entries(1, { name: '欧阳', mobile: '123' }))
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain('value="欧阳"')
  expect(refused.body).toContain('value="123"')
  expect((await unit.post(form, empty, entries(1))).headers.location).toBe(`${form}?saved`)
  const saved = (await unit.get(`${form}?saved`)).body
  expect(saved).toContain('人员信息保存成功')
  expect(saved).toContain('去提交')
  await unit.post(form, saved, entries(1))

  const sheet = [
    '姓名,证件号码,手机号码,参保年月,月缴费工资',
    `李四,${idNoOf(2)},13800000003,202308,4500`,
    `王五,${idNoOf(3)},1380000,202313,4500`,
    `赵六,${idNoOf(4)},13800000003,202308,30000`,
    `钱七,${idNoOf(5)},13800000003,202308,30000`,
  ].join('\n')
  for (let twice = 0; twice < 2; twice += 1) {
    expect((await unit.upload(form, saved, sheet)).statusCode).toBe(303)
  }
  const listed = (await unit.get(form)).body
  expect(listed).toContain('全部 5')
  expect(listed).toContain('有误 1')
  expect(listed).toContain('（表格第 3 行）')
  expect(listed).toContain('1380000<span class="error">')
  expect(listed).toContain('202313<span class="error">')
  expect(listed).toContain('将转人工审核：月缴费工资高于上限，需要人工核对。')
  expect(listed).not.toContain(idNoOf(2))

  const id = idIn(listed)
  const submission = (await unit.get(`/employer/declarations/${id}/submission`)).body
  expect(submission).toContain('本次提交 4 人')
  expect(submission).toContain('1 人有误，本次不会提交')
  const done = await confirmed(unit, id)
  expect(done.headers.location).toBe(`/employer/declarations/${id}`)
  const details = (await unit.get(`/employer/declarations/${id}`)).body
  expect(details).toContain('已办结 2')
  expect(details).toContain('待审核 2')
  expect(details).toContain('名单校验码')

  const rest = (await unit.get(form)).body
  expect(rest).toContain('有误 1')
  const restId = idIn(rest)
  const row = `/employer/declarations/${restId}/rows/1`
  const change = (await unit.get(row)).body
  expect(change).toContain('value="1380000"')
  const wrongAgain = await unit.post(row, change, entries(3, { mobile: '13', name: '王五' }))
  expect(wrongAgain.statusCode).toBe(422)
  expect((await unit.post(row, change, entries(3, { name: '王五' }))).statusCode).toBe(303)
  const stale = await unit.post(row, change, entries(3, { name: '王八' }))
  expect(stale.statusCode).toBe(409)
  expect(stale.body).toContain('已在别处修改过，现在保存的是')
  expect(stale.body).toContain('value="王八"')

  const officer = await browser('agency', '410783-review')
  const address = `/agency/cases/${id}`
  const case1 = (await officer.get(address)).body
  expect(case1).toContain('月缴费工资高于上限，需要人工核对。')
  expect(case1).toContain(idNoOf(4))
  const early = await officer.post(address, case1, [['_act', 'approve']])
  expect(early.body).toContain('还有 2 人没有决定')
  const none = await officer.post(address, case1, [['_act', 'approve-rows']])
  expect(none.body).toContain('请先勾选要决定的行。')
  const [approved, declined] = [...case1.matchAll(/name="id" value="(\d+)"/g)].map(match => match[1] ?? '')
  const unsaid = await officer.post(address, case1, [
    ['id', declined ?? ''],
    ['_act', 'decline-rows'],
  ])
  expect(unsaid.body).toMatch(new RegExp(`value="${declined}"[^>]*checked`))
  for (const [no, act, reason] of [
    [approved, 'approve-rows', ''],
    [declined, 'decline-rows', '工资没有依据'],
  ] as const) {
    const answer = await officer.post(address, case1, [
      ['id', no ?? ''],
      ['_act', act],
      ['rowReason', reason],
    ])
    expect(answer.statusCode).toBe(303)
  }
  expect((await officer.post(address, case1, [['_act', 'approve']])).statusCode).toBe(303)
  const over = (await unit.get(`/employer/declarations/${id}`)).body
  expect(over).toContain('审核意见：工资没有依据')
  expect(over).toContain('系统办结 2 人，审核通过 1 人，不予通过 1 人')
  for (const document of ['print', 'notice']) {
    expect((await unit.get(`/employer/declarations/${id}/${document}`)).statusCode).toBe(200)
  }
})

test('ticked rows are removed, and a returned list is changed on its own page', async () => {
  const unit = await browser('employer', '410783000005')
  const empty = (await unit.get(form)).body
  for (const n of [11, 12]) await unit.post(form, empty, entries(n, { wage: '30000' }))
  const listed = (await unit.get(form)).body
  const none = await unit.post(form, listed, [['_act', 'remove']])
  expect(none.body).toContain('请先勾选要删除的人员。')
  await unit.post(form, listed, [
    ['_act', 'remove'],
    ['id', '2'],
  ])
  const id = idIn(listed)
  await confirmed(unit, id, '13800000105')
  const officer = await browser('agency', '410783-accept')
  const address = `/agency/cases/${id}`
  const back = await officer.post(address, (await officer.get(address)).body, [
    ['_act', 'send-back'],
    ['reason', '请核对月缴费工资'],
  ])
  expect(back.statusCode).toBe(303)
  expect((await unit.get('/employer/to-do')).body).toContain(`/employer/declarations/${id}/rows`)
  const rows = `/employer/declarations/${id}/rows`
  const returned = (await unit.get(rows)).body
  expect((await unit.post(rows, returned, entries(13))).headers.location).toBe(`${rows}?saved`)
  expect((await unit.upload(rows, returned, '姓名\n张三')).body).toContain('缺少列')
  expect((await confirmed(unit, id, '13800000105')).statusCode).toBe(303)
  expect((await unit.post(rows, returned, entries(14))).body).toContain('不能进行此操作')
  const foreign = await browser('employer', '410105000003')
  for (const url of [rows, `${rows}/1`, `/employer/declarations/${id}`]) {
    expect((await foreign.get(url)).statusCode, url).toBe(404)
  }
})
