import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { catalogueOf, defineItem, hrApproval } from '#casework'
import { publicity } from '#disbursement'
import { clockFrom, createServer } from '#platform'
import { importFile } from '#registry'
import { serveHalls } from '../../src/halls/index.ts'
import { type TestRuntime, testRuntime } from '../database/database.ts'
import { officer, sessionOf, submit, visitor } from '../database/people.ts'
import { accept, approve, logIn, preparePublicity, publishPublicity, save } from '../database/visits.ts'

const world = { amountFen: 5 }
const schema = z.object({ year: z.string() })
const item = defineItem<object, typeof schema>({
  code: 'test-refund',
  serialCode: '901',
  name: '试验返还',
  version: 1,
  hall: 'employer',
  withoutCertificate: true,
  words: { page: '试', save: '保存', saved: '已保存', note: '' },
  footnotes: [],
  schema,
  sections: [],
  materials: [],
  steps: [hrApproval, publicity],
  facts: async () => ({}),
  subject: () => '2023',
  closed: () => undefined,
  block: () => [],
  defaults: () => ({}),
  rules: () => [],
  contact: () => '13800000003',
  review: () => ({ conditions: [], amountFen: world.amountFen }),
})
const catalogue = catalogueOf([item])
const name = '<img src=x onerror=alert(1)>=cmd公司'
const unitNo = '410783000091'
let runtime: TestRuntime
let server: FastifyInstance
let open = 0
let closed = 0
beforeAll(async () => {
  runtime = await testRuntime()
  const path = join(await mkdtemp(join(tmpdir(), 'units-')), 'units.csv')
  const header =
    'unit_no,credit_code,name,unit_type,area_code,size,labour_dispatch,deregistering,discredited,mobile,account_name,account_no,bank_name'
  const row = (no: string, unit: string) => `${no},,"${unit}",企业,410783,小型,0,0,0,,,,`
  await writeFile(path, [header, row(unitNo, name), row('410783000092', '另一公司'), ''].join('\n'))
  await importFile(runtime.runtime, { kind: 'units', path })
  open = await list(unitNo)
  await publishPublicity(runtime.as(await officer(runtime, '410783-hr')), open)
  closed = await list('410783000092')
  server = await createServer({ ...runtime.runtime.config, logLevel: 'silent' }, [])
  serveHalls(server, runtime.runtime, catalogue)
})
afterAll(async () => {
  await server.close()
  await runtime.close()
})

/** A list with one unit, prepared but not published. */
async function list(unit: string): Promise<number> {
  const clerk = runtime.as({
    kind: 'operator',
    accountNo: 1,
    name: '办',
    unitNo: unit,
    certificate: false,
  } as const)
  const declarationId = await save(clerk, item, { year: '2023' })
  await submit(clerk, item, { declarationId })
  await accept(runtime.as(await officer(runtime, '410783-accept')), item, declarationId)
  await approve(runtime.as(await officer(runtime, '410783-hr')), item, { declarationId, ticks: [] })
  const plan = { areaCode: '410783', itemCode: item.code, subject: '2023', workingDays: 5 }
  return await preparePublicity(runtime.as(await officer(runtime, '410783-review')), catalogue, plan)
}

async function browse(login?: string, clock = runtime.runtime.clock) {
  const page = await server.inject({ url: '/publicity/objections' })
  const cookies: Record<string, string> = Object.fromEntries(
    page.cookies.map(cookie => [cookie.name, cookie.value]),
  )
  const token = /name="_form" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
  if (!login) return { cookies, token }
  const at = clock.now().toISOString()
  const session = await sessionOf(
    logIn(runtime.as(visitor, at), { kind: 'officer', login, password: 'Demo#2023' }),
  )
  return { token, cookies: { ...cookies, hall_agency: session } }
}

async function post(url: string, login: string | undefined, values: Record<string, string>) {
  const { cookies, token } = await browse(login)
  return await server.inject({
    method: 'POST',
    url,
    cookies,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ _form: token, ...values }).toString(),
  })
}

test('a unit’s name is plain text on every page and never a formula in the file', async () => {
  const page = await server.inject({ url: `/publicity/${open}?unit=${encodeURIComponent('<img')}` })
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('&lt;img src=x onerror=alert(1)')
  expect(page.body).not.toContain('<img src=x')
  const form = await server.inject({
    url: `/publicity/${open}/objection?unit=${encodeURIComponent('"><script>')}`,
  })
  expect(form.body).not.toContain('"><script>')
  const file = await server.inject({ url: `/publicity/${open}/file` })
  expect(file.headers['content-type']).toContain('text/csv')
  expect(file.headers['content-disposition']).toContain('attachment')
  expect(file.body).toContain('1,<img src=x onerror=alert(1)>=cmd公司,小型,0.05')
})

test('an unpublished list is not reachable at any address', async () => {
  for (const no of [String(closed), '0', '-1', '999', '1e3', "1' or '1'='1", '99999999999999999999', 'x']) {
    for (const rest of ['', '/file', '/objection']) {
      const url = `/publicity/${encodeURIComponent(no)}${rest}`
      expect((await server.inject({ url })).statusCode, url).toBe(404)
    }
  }
  expect((await server.inject({ url: '/publicity' })).body).not.toContain(`/publicity/${closed}"`)
  expect((await server.inject({ url: '/publicity/objections/guessed' })).statusCode).toBe(404)
  expect((await server.inject({ url: `/publicity/${open}?page=99999&unit=%25` })).statusCode).toBe(200)
})

test('officers of another area or role cannot change a list, whatever they post', async () => {
  const url = `/agency/publicity/${closed}`
  const asked = async (login: string, values: Record<string, string>) =>
    (await post(url, login, values)).statusCode
  expect(await asked('410105-hr', { _act: 'publish' })).toBe(404)
  expect(await asked('410783-finance', { _act: 'publish' })).toBe(403)
  expect(await asked('410783-review', { _act: 'publish' })).toBe(403)
  expect(await asked('410783-accept', { _act: 'withdraw' })).toBe(403)
  expect(await asked('410783-hr', { _act: '' })).toBe(422)
  expect(await asked('410783-hr', { _act: 'take-out:someone' })).toBe(409)
  expect((await post(url, undefined, { _act: 'publish' })).statusCode).toBe(303)
  const group = { group: '410783|no-such-item|2023', workingDays: '5' }
  expect((await post('/agency/publicity', '410783-hr', group)).statusCode).toBe(404)
  expect(
    (await post('/agency/publicity', '410105-hr', { group: '410783|test-refund|2023', workingDays: '5' }))
      .statusCode,
  ).toBe(403)
  expect((await server.inject({ url: `/publicity/${closed}` })).statusCode).toBe(404)
})

test('objecting requires the captcha, and guessing receipts is rate limited', async () => {
  const values = {
    unitName: name,
    name: '孙反映',
    mobile: '13900000001',
    reason: '该单位早已停产，职工均离岗。',
  }
  expect((await post(`/publicity/${open}/objection`, undefined, values)).statusCode).toBe(422)
  const answers = []
  for (let i = 0; i < 12; i += 1) {
    const guess = { receipt: '41078320230811000001', lastFour: String(i).padStart(4, '0') }
    answers.push((await post('/publicity/objections', undefined, guess)).statusCode)
  }
  expect(answers.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 422))
  expect(answers.slice(10)).toEqual([429, 429])
})

test('after the period the page says so, objections are closed, and officers handle what changed', async () => {
  const late: FastifyInstance = await createServer({ ...runtime.runtime.config, logLevel: 'silent' }, [])
  const clock = clockFrom(new Date('2023-08-21T09:00:00+08:00'))
  serveHalls(late, { ...runtime.runtime, clock }, catalogue)
  const page = await late.inject({ url: `/publicity/${open}` })
  expect(page.body).toContain('公示已结束')
  expect(page.body).not.toContain('提出异议</a>')
  const form = await late.inject({ url: `/publicity/${open}/objection` })
  expect(form.body).toContain('已不能提出异议')
  expect(form.body).not.toContain('提交异议')

  const { cookies, token } = await browse('410783-hr', clock)
  const asked = async (url: string, values: Record<string, string>) => {
    const answer = await late.inject({
      method: 'POST',
      url,
      cookies,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ _form: token, ...values }).toString(),
    })
    return answer.statusCode
  }
  const get = async (url: string) => (await late.inject({ url, cookies })).body
  const list = `/agency/publicity/${open}`
  expect(await get(list)).toContain('公示期满核查')
  world.amountFen = 4
  expect(await asked(list, { _act: 'end', _once: 'a' })).toBe(303)
  expect(await get('/agency/publicity')).toContain('情况变化 1 家')
  const shown = await get(list)
  expect(shown).toContain('待处理：返还金额由公示的 0.05 元变为 0.04 元')
  const [, held = ''] = /href="(\/agency\/publicity\/\d+\/held\/[\w-]+)"/.exec(shown) ?? []
  expect(await get(held)).toContain('目前仍不能通过')
  expect(await asked(held, { _act: 'release' })).toBe(409)
  expect(await asked(held, { _act: 'decline', reason: '短' })).toBe(422)
  expect(await asked(held, {})).toBe(422)
  world.amountFen = 5
  expect(await get(held)).toContain('目前条件已全部符合')
  expect(await asked(held, { _act: 'release' })).toBe(303)
  expect(await get(list)).toContain('无异议，已通过')
  await late.close()
})
