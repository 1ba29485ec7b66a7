import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clockFrom, createServer, hall, type Runtime, transact } from '#platform'
import { settleLate, settleMonths } from '#registry'
import { payAsTaxOffice } from '../../demo/story.ts'
import { serveHalls } from '../../src/halls/index.ts'
import { catalogue } from '../../src/items/index.ts'
import { type TestRuntime, testRuntime } from './database.ts'
import { sessionOf, visitor } from './people.ts'
import { logIn } from './visits.ts'

const unitNo = '410783000002'
let test1: TestRuntime
let server: FastifyInstance
let runtime: Runtime
let cookies: Record<string, string>
beforeAll(async () => {
  test1 = await testRuntime()
  runtime = at('2023-08-11T09:00:00+08:00')
  await serveAt('2023-08-11T09:00:00+08:00')
})
afterAll(async () => {
  await server.close()
  await test1.close()
})

const at = (time: string): Runtime => ({ ...test1.runtime, clock: clockFrom(new Date(time)) })

async function serveAt(time: string): Promise<void> {
  await server?.close()
  runtime = at(time)
  server = await createServer({ ...runtime.config, logLevel: 'silent' }, [])
  serveHalls(server, runtime, catalogue)
  const login = { kind: 'operator', login: unitNo, password: 'Demo#2023' } as const
  cookies = {
    hall_employer: await sessionOf(logIn(test1.as(visitor, runtime.clock.now().toISOString()), login)),
  }
}

async function page(url: string): Promise<string> {
  const { statusCode, body } = await server.inject({ url, cookies })
  expect(statusCode, url).toBe(200)
  return body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
}

test('before the window’s end the month is expected, from the people of today', async () => {
  const text = await page('/employer/documents/bills')
  expect(text).toContain('预计（核定日 8 月 24 日之后为准）')
  expect(text).toContain('还没有核定的月份。')
  // 120 people; 李四's base and a colleague's differ, their sum does not.
  expect(text).toContain('失业保险 120 720,000.00 5,040.00 2,160.00 7,200.00')
  expect(text).toContain('单位 0.7%，个人 0.3% 本厅默认（未找到公开文件）')
})

test('a settled month is listed with its deadline, and shows its lines, rates and people', async () => {
  await settleMonths(at('2023-08-25T00:10:00+08:00'))
  await serveAt('2023-08-25T09:00:00+08:00')
  const list = await page('/employer/documents/bills')
  expect(list).not.toContain('预计')
  expect(list).toMatch(/2023 年 8 月 当月核定 120 181,440\.00 0\.00 0\.00 2023-09-30 待缴/)
  const [bill] = (
    await test1.owner.query<{ bill_no: number }>('select bill_no from registry.bill where unit_no = $1', [
      unitNo,
    ])
  ).rows
  const path = `/employer/documents/bills/${bill?.bill_no}`
  const text = await page(path)
  expect(text).toContain('失业保险 120 720,000.00 5,040.00 2,160.00 7,200.00 0.00')
  expect(text).toContain('参保人员（120 人）')
  expect(text).toMatch(/李四 410\*+0029 2023 年 8 月 养老保险 4,200\.00 672\.00 336\.00 0\.00/)
  expect((await page(`${path}?page=2`)).split('工伤保险').length).toBe(1 + 2 + 30)
  const printed = await server.inject({ url: `${path}/print`, cookies })
  expect(printed.headers['content-type']).toBe('application/pdf')
  const another = await test1.owner.query<{ bill_no: number }>(
    'select bill_no from registry.bill where unit_no <> $1',
    [unitNo],
  )
  const foreign = await server.inject({
    url: `/employer/documents/bills/${another.rows[0]?.bill_no}`,
    cookies,
  })
  expect(foreign.statusCode).toBe(404)
})

test('paid and overdue bills say so; a late bill explains its late fee', async () => {
  const { rows } = await test1.owner.query<{ person_no: number }>(
    "select person_no from registry.person where name = '孙七'",
  )
  const personNo = rows[0]?.person_no ?? 0
  await test1.owner.query(
    `insert into registry.employment (unit_no, person_no, insurance, from_month, area_code, base_fen, began, entered_on,
       entered_by) values ($1, $2, '养老保险', '202308', '410783', 600000, '111', '2023-10-10', '测试')`,
    [unitNo, personNo],
  )
  const bill = await transact(test1.runtime, hall, tx =>
    settleLate(tx, { unitNo, by: ['测试'], on: '2023-10-10' }),
  )
  await serveAt('2023-10-10T09:00:00+08:00')
  expect(await page('/employer/documents/bills')).toContain('欠缴 181,440.00 元')
  const late = await page(`/employer/documents/bills/${bill?.billNo}`)
  expect(late).toContain('补缴核定')
  expect(late).toContain('1,440.00 元 × 0.05% × 10 天 = 7.20 元')
  expect(late).toContain('社会保险法 第八十六条')
  const printed = await server.inject({ url: `/employer/documents/bills/${bill?.billNo}/print`, cookies })
  expect(printed.statusCode).toBe(200)
  await payAsTaxOffice(at('2023-10-15T09:00:00+08:00'))
  await serveAt('2023-10-15T09:00:00+08:00')
  expect(await page('/employer/documents/bills')).toMatch(
    /2023 年 8 月 当月核定 120 181,440\.00 0\.00 181,440\.00 2023-09-30 已缴清/,
  )
})

test('the roster lists, finds and exports a unit’s people', async () => {
  const text = await page('/employer/documents/staff')
  expect(text).toMatch(/总行数: 121/)
  expect(text).toMatch(/李四 410\*+0029 失业保险|李四 410\*+0029 养老保险/)
  expect(await page(`/employer/documents/staff?words=${encodeURIComponent('郑十')}`)).toContain(
    '410***********0044',
  )
  expect(await page('/employer/documents/staff?words=410105198808210044')).toContain('总行数: 1')
  expect(await page('/employer/documents/staff?words=nobody')).toContain('没有符合条件的职工。')
  const file = await server.inject({ url: '/employer/documents/staff.csv', cookies })
  expect(file.body.startsWith('\uFEFF姓名,证件号码,险种,参保年月,月缴费工资(元)\r\n')).toBe(true)
  expect(file.body.trimEnd().split('\r\n').length).toBe(1 + 120 * 3 + 1)
})

test('the figures of the home page lead to what they are made of', async () => {
  const { body } = await server.inject({ url: '/employer', cookies })
  for (const href of ['/employer/documents/contributions?only=arrears', '/employer/documents/bills'])
    expect(body).toContain(`href="${href}"`)
  const documents = await page('/employer/documents')
  for (const tile of ['应缴核定单', '职工花名册']) expect(documents).toContain(tile)
})
