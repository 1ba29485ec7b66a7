import { readFile } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { catalogueOf } from '#casework'
import {
  asApplication,
  clockFrom,
  createServer,
  hall,
  messagesTo,
  openDatabase,
  openDirectLine,
  openPool,
  openWakes,
  type Runtime,
  resealQuietly,
  startJobs,
  transact,
} from '#platform'
import { settleMonths } from '#registry'
import { jobsOf } from '../../src/commands/jobs-of.ts'
import { keepWorking } from '../../src/commands/keep-working.ts'
import { sealedColumns } from '../../src/commands/sealed-columns.ts'
import { worksOf } from '../../src/commands/works-of.ts'
import { serveHalls } from '../../src/halls/index.ts'
import { catalogue } from '../../src/items/index.ts'
import { type TestRuntime, testRuntime } from './database.ts'
import { objection } from './objection.ts'
import { sessionOf, visitor } from './people.ts'
import { openEffects, personOf, rowsItem } from './rows-item.ts'
import { logIn } from './visits.ts'

/**
 * Statements a page may send, counted in PostgreSQL's log: a message of several statements is one line there. Counted
 * on the embedded server only; the number does not depend on the server.
 */
const log = inject('serverLog')
const lineOf = /LOG:\s+(?:statement|execute [^:]*):/

let test1: TestRuntime
let server: FastifyInstance
let runtime: Runtime
let name = ''
beforeAll(async () => {
  if (log === undefined) return
  test1 = await testRuntime()
  const { rows } = await test1.owner.query<{ name: string }>('select current_database() as name')
  name = rows[0]?.name ?? ''
  await test1.owner.query(`alter database ${name} set log_statement = 'all'`)
  await test1.owner.query(`alter system set log_line_prefix = '%d '`)
  await test1.owner.query('select pg_reload_conf()')
  // One connection: a visit that asked for a second one while it holds the first would hang here.
  const pool = openPool({ ...asApplication(test1.connection), max: 1, connectionTimeoutMillis: 5000 })
  runtime = { ...test1.runtime, pool, db: openDatabase(pool, { prepared: true }) }
  server = await createServer({ ...runtime.config, logLevel: 'silent' }, [])
  await openEffects(test1)
  serveHalls(server, runtime, catalogueOf([...catalogue.values(), rowsItem]))
})
afterAll(async () => {
  if (log === undefined) return
  await server.close()
  await runtime.db.destroy()
  await test1.owner.query('alter system reset log_line_prefix')
  await test1.owner.query('select pg_reload_conf()')
  await test1.close()
})

async function linesSoFar(): Promise<string[]> {
  await setTimeout(50)
  const lines = (await readFile(log ?? '', 'utf8')).split('\n')
  return lines.filter(line => line.startsWith(`${name} `) && lineOf.test(line))
}

/** What a request sends, counted. */
async function counted<T>(request: () => Promise<T>): Promise<{ answer: T; statements: string[] }> {
  const before = (await linesSoFar()).length
  const answer = await request()
  return { answer, statements: (await linesSoFar()).slice(before) }
}

interface Browser {
  readonly cookies: Record<string, string>
  readonly token: string
}

async function browser(hall: 'employer' | 'agency', session: string): Promise<Browser> {
  const page = await server.inject({ url: '/person/login' })
  const cookies = Object.fromEntries(page.cookies.map(cookie => [cookie.name, cookie.value]))
  const token = /name="_form" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
  return { token, cookies: { ...cookies, [`hall_${hall}`]: session } }
}

const session = (kind: 'operator' | 'officer', login: string) =>
  sessionOf(
    logIn(test1.as(visitor, runtime.clock.now().toISOString()), { kind, login, password: 'Demo#2023' }),
  )

const get = (url: string, { cookies }: Browser) => counted(() => server.inject({ url, cookies }))

const island = { 'x-requested-with': 'island' }
const post = (url: string, { cookies, token }: Browser, values: Record<string, string>, headers = {}) =>
  counted(() =>
    server.inject({
      method: 'POST',
      url,
      cookies,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      payload: new URLSearchParams({ _form: token, ...values }).toString(),
    }),
  )

async function upload(url: string, { cookies, token }: Browser, kind: string) {
  const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'white' } })
    .png()
    .toBuffer()
  const part = (field: string, value: string) =>
    `--b\r\ncontent-disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`
  const head = `${part('_form', token)}${part('kind', kind)}--b\r\ncontent-disposition: form-data; name="file"; filename="a.png"\r\n\r\n`
  return await counted(() =>
    server.inject({
      method: 'POST',
      url,
      cookies,
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
      payload: Buffer.concat([Buffer.from(head), picture, Buffer.from('\r\n--b--\r\n')]),
    }),
  )
}

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
const item = '/employer/items/stable-employment-refund'

test.skipIf(log === undefined)('every page of the journey keeps its budget of statements', async () => {
  const unit = await browser('employer', await session('operator', '410783000002'))
  const officer = await browser('agency', await session('officer', '410783-accept'))
  const sent: Record<string, number> = {}
  const note = (
    page: string,
    of: { statements: string[]; answer: { statusCode: number } },
    status: number,
  ) => {
    expect(of.answer.statusCode, `${page}\n${of.statements.join('\n')}`).toBe(status)
    sent[page] = of.statements.length
    if (process.env.SHOW_STATEMENTS)
      process.stdout.write(`${page}\n${of.statements.join('\n').slice(0, 6000)}\n`)
  }
  // Reference data is read once a process.
  await get(item, unit)
  await get('/agency', officer)

  note('form', await get(item, unit), 200)
  note('save', await post(item, unit, form), 303)
  const [, id = ''] =
    /declarations\/([\w-]+)\/submission/.exec((await get('/employer/to-do', unit)).answer.body) ?? []
  const declaration = `/employer/declarations/${id}`
  note('material', await upload(`${declaration}/materials`, unit, 'proof'), 303)
  note('code', await post(`${declaration}/submission`, unit, { _act: 'sms' }, island), 200)
  const [message] = await messagesTo(test1.runtime.db, '13800000003')
  note('submit', await post(`${declaration}/submission`, unit, { smsCode: message?.code ?? '' }), 303)
  note('progress', await get('/employer/progress', unit), 200)
  note('employer home', await get('/employer', unit), 200)
  note('to-do', await get('/employer/to-do', unit), 200)
  note('bills', await get('/employer/documents/bills', unit), 200)
  await settleMonths({ ...runtime, clock: clockFrom(new Date('2023-08-25T00:10:00+08:00')) })
  const [, bill = ''] =
    /href="(\/employer\/documents\/bills\/\d+)"/.exec(
      (await get('/employer/documents/bills', unit)).answer.body,
    ) ?? []
  note('bill', await get(bill, unit), 200)
  note('staff', await get('/employer/documents/staff', unit), 200)
  note('case page', await get(`/agency/cases/${id}`, officer), 200)
  note('desk', await get('/agency', officer), 200)
  note('portal', await get('/', { cookies: {}, token: '' }), 200)
  process.stdout.write(`statements: ${JSON.stringify(sent)}\n`)
  const budget = {
    form: 7,
    save: 9,
    material: 8,
    code: 12,
    submit: 13,
    progress: 4,
    'employer home': 12,
    'to-do': 5,
    bills: 8,
    bill: 9,
    staff: 7,
    'case page': 15,
    desk: 10,
    portal: 3,
  }
  expect(Object.entries(budget).filter(([page, most]) => (sent[page] ?? 99) > most)).toEqual([])
})

test.skipIf(log === undefined)('a journey as a browser walks it keeps its budget', async () => {
  const login = { kind: 'operator', login: '410783000005', password: 'Demo#2023' } as const
  const noon = new Date('2023-08-12T12:00:00+08:00').toISOString()
  const unit = await browser('employer', await sessionOf(logIn(test1.as(visitor, noon), login)))
  const steps: [string, number][] = []
  const walked = async (step: string, asked: ReturnType<typeof get>, status = 200) => {
    const { answer, statements } = await asked
    expect(answer.statusCode, step).toBe(status)
    steps.push([step, statements.length])
    return answer
  }
  await get(item, unit)
  await walked('form', get(item, unit))
  const filled = { ...form, accountName: '长垣示例食品有限公司', contactMobile: '13800000105' }
  const saved = await walked('save', post(item, unit, { ...filled, _act: 'materials' }), 303)
  const materials = String(saved.headers.location)
  await walked('materials', get(materials, unit))
  await walked('upload', upload(materials, unit, 'proof'), 303)
  await walked('materials with one', get(materials, unit))
  const submission = materials.replace('/materials', '/submission')
  await walked('submission', get(submission, unit))
  // Without scripts the page comes again, with what the post has read.
  const page = await walked('code', post(submission, unit, { _act: 'sms' }))
  expect(page.body).toContain('验证码已发送')
  const [message] = await messagesTo(test1.runtime.db, '13800000105')
  const done = await walked('submit', post(submission, unit, { smsCode: message?.code ?? '' }), 303)
  await walked('details', get(String(done.headers.location), unit))
  await walked('progress', get('/employer/progress', unit))
  const sum = steps.reduce((total, [, sent]) => total + sent, 0)
  process.stdout.write(`journey: ${sum} statements, ${JSON.stringify(steps)}\n`)
  expect(Object.fromEntries(steps).code).toBeLessThanOrEqual(12)
  expect(sum).toBeLessThanOrEqual(95)
})

test.skipIf(log === undefined)('the pages of an item with rows keep their budget', async () => {
  const unit = await browser('employer', await session('operator', '410783000002'))
  const officer = await browser('agency', await session('officer', '410783-review'))
  const page = `/employer/items/${rowsItem.code}`
  const sent: Record<string, number> = {}
  const walked = async (step: string, asked: ReturnType<typeof get>, status = 200) => {
    const { answer, statements } = await asked
    expect(answer.statusCode, `${step}\n${statements.join('\n')}`).toBe(status)
    sent[step] = statements.length
    if (process.env.SHOW_STATEMENTS) process.stdout.write(`${step}\n${statements.join('\n')}\n`)
    return answer
  }
  await post(page, unit, personOf(1))
  await walked('add', post(page, unit, personOf(2, { wage: '20000' })), 303)
  const list = await walked('list', get(page, unit))
  const [, id = ''] = /declarations\/([\w-]+)\/submission/.exec(list.body) ?? []
  const declaration = `/employer/declarations/${id}`
  await walked('one', get(`${declaration}/rows/1`, unit))
  const changed = { ...personOf(1, { name: '李四' }), _item: rowsItem.code }
  await walked('change', post(`${declaration}/rows/1`, unit, changed), 303)
  await walked('submission', get(`${declaration}/submission`, unit))
  await walked('code', post(`${declaration}/submission`, unit, { _act: 'sms' }))
  const [message] = await messagesTo(test1.runtime.db, '13800000003')
  await walked('submit', post(`${declaration}/submission`, unit, { smsCode: message?.code ?? '' }), 303)
  await walked('details', get(declaration, unit))
  const address = `/agency/cases/${id}`
  await walked('case', get(address, officer))
  await walked('decide', post(address, officer, { _act: 'approve-rows', id: '2' }), 303)
  await walked('approve', post(address, officer, { _act: 'approve' }), 303)
  process.stdout.write(`rows: ${JSON.stringify(sent)}\n`)
  const budget = {
    add: 9,
    list: 7,
    one: 5,
    change: 9,
    submission: 8,
    code: 11,
    submit: 16,
    details: 13,
    case: 12,
    decide: 11,
    approve: 8,
  }
  expect(Object.entries(budget).filter(([step, most]) => (sent[step] ?? 99) > most)).toEqual([])
})

test.skipIf(log === undefined)('the pages of an objection keep their budget', async () => {
  const { declarationId, person } = await objection(test1)
  const token = await browser('employer', '')
  const self = { ...token, cookies: { ...token.cookies, hall_person: person } }
  const unit = await browser('employer', await session('operator', '410783000002'))
  const officer = await browser('agency', await session('officer', '410783-review'))
  const sent: Record<string, number> = {}
  const walked = async (step: string, asked: ReturnType<typeof get>, status = 200) => {
    const { answer, statements } = await asked
    expect(answer.statusCode, `${step}\n${statements.join('\n')}`).toBe(status)
    sent[step] = statements.length
    return answer
  }
  const list = await walked('employments', get('/person/employments', self))
  const [, form = ''] = /href="(\/person\/items\/[^"]+about=[^"]+)"/.exec(list.body) ?? []
  await walked('form', get(form, self))
  await walked('approvals', get('/employer/approvals', unit))
  const page = `/employer/objections/${declarationId}`
  await walked('one', get(page, unit))
  await walked('answer', post(page, unit, { answer: '该职工八月一日入职，已签订劳动合同。' }), 303)
  const address = `/agency/cases/${declarationId}`
  await walked('case', get(address, officer))
  await walked('decide', post(address, officer, { _act: 'approve', reason: '经核实，撤销增员登记' }), 303)
  process.stdout.write(`objection: ${JSON.stringify(sent)}\n`)
  const budget = { employments: 4, form: 7, approvals: 4, one: 4, answer: 10, case: 20, decide: 38 }
  expect(Object.entries(budget).filter(([step, most]) => (sent[step] ?? 99) > most)).toEqual([])
})

test.skipIf(log === undefined)(
  'an idle hall of two processes, job library included, sends at most two statements a second',
  async () => {
    // A first start looks through every sealed table once, one a second.
    const resealNext = resealQuietly(test1.runtime, sealedColumns, () => {})
    while (await resealNext());
    const works: (() => Promise<void>)[] = []
    for (let process = 0; process < 2; process += 1) {
      const line = openDirectLine(test1.connection, () => {})
      const hallOf: Runtime = { ...test1.runtime, wakes: openWakes(line.notify) }
      const stopWork = keepWorking(worksOf(hallOf, { catalogue, sources: [], say: () => {} }), {
        runtime: hallOf,
        line,
        say: () => {},
      })
      const stopJobs = await startJobs(test1.connection, jobsOf(hallOf, catalogue), () => {})
      works.push(async () => {
        await stopWork()
        await stopJobs()
        await line.close()
      })
    }
    // Starting, it looks at what waits.
    await setTimeout(2000)
    const seconds = 31
    const { statements } = await counted(() => setTimeout(seconds * 1000))
    process.stdout.write(
      `idle, two processes: ${(statements.length / seconds).toFixed(2)} statements a second\n`,
    )
    if (process.env.SHOW_STATEMENTS) process.stdout.write(`${statements.join('\n')}\n`)
    for (const stop of works) await stop()
    expect(statements.length, 'the look of every half minute').toBeGreaterThanOrEqual(2)
    expect(statements.length / seconds).toBeLessThanOrEqual(2)
  },
  90_000,
)

test.skipIf(log === undefined)(
  'pages of two units send the same statements, so none is planned for each',
  async () => {
    const pages = [item, '/employer', '/employer/to-do', '/employer/progress']
    const asked = async (no: string) => {
      const unit = await browser('employer', await session('operator', no))
      const sent: string[] = []
      for (const page of pages) sent.push(...(await get(page, unit)).statements)
      return new Set(sent.map(line => /execute ([^:]*):/.exec(line)?.[1]).filter(Boolean))
    }
    await asked('410783000002')
    const first = await asked('410783000002')
    expect([...(await asked('410783000005'))].filter(named => !first.has(named))).toEqual([])
  },
)

test.skipIf(log === undefined)('at most 300 statements are named on a connection', async () => {
  const named = await transact(runtime, hall, async tx => {
    for (let i = 0; i < 400; i += 1) await sql.raw(`select ${i}`).execute(tx)
    const { rows } = await sql<{ named: number }>`
      select count(*)::int as named from pg_prepared_statements`.execute(tx)
    return rows[0]?.named
  })
  expect(named).toBeGreaterThan(250)
  expect(named).toBeLessThanOrEqual(300)
})

test.skipIf(log === undefined)('PREPARED=0 names no statement', async () => {
  const pool = openPool({ ...asApplication(test1.connection), max: 1 })
  const unnamed = { ...runtime, pool, config: { ...runtime.config, prepared: false } }
  const named = await transact(unnamed, hall, async tx => {
    await sql`select count(*) from registry.unit where unit_no = ${'410783000002'}`.execute(tx)
    const { rows } = await sql<{ named: number }>`
      select count(*)::int as named from pg_prepared_statements`.execute(tx)
    return rows[0]?.named
  })
  await pool.end()
  expect(named).toBe(0)
})
