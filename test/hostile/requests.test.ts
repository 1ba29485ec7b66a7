import { once } from 'node:events'
import { connect } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { getItem } from '#casework'
import { createServer } from '#platform'
import { serveHalls } from '../../src/halls/index.ts'
import { catalogue } from '../../src/items/index.ts'
import { type TestRuntime, testRuntime } from '../database/database.ts'
import { operator, sessionOf, submit, visitor } from '../database/people.ts'
import { logIn, save } from '../database/visits.ts'

const form = {
  year: '2023',
  contactName: '王五',
  contactMobile: '13800000003',
  payTo: '单位',
  accountNo: '41001522010050205678',
  bankName: '中国建设银行长垣支行',
  accountName: '长垣示例医疗器械有限公司',
}
let runtime: TestRuntime
let server: FastifyInstance
let declaration = ''
beforeAll(async () => {
  runtime = await testRuntime()
  server = await createServer({ ...runtime.runtime.config, logLevel: 'silent' }, [])
  serveHalls(server, runtime.runtime, catalogue)
  const shed = () => Promise.reject(Object.assign(new Error('overloaded'), { statusCode: 503 }))
  server.route({ method: ['GET', 'POST'], url: '/employer/busy', handler: shed })
  const acting = runtime.as(await operator(runtime, '410783000002'))
  declaration = await save(acting, getItem(catalogue, 'stable-employment-refund'), form)
})
afterAll(async () => {
  await server.close()
  await runtime.close()
})

interface Browser {
  readonly cookies: Record<string, string>
  readonly token: string
}

/** A browser with a visitor cookie, a form token and optionally a session. */
async function browse(hall?: 'employer' | 'person' | 'agency', session?: string): Promise<Browser> {
  const page = await server.inject({ url: '/person/login' })
  const cookies: Record<string, string> = Object.fromEntries(
    page.cookies.map(cookie => [cookie.name, cookie.value]),
  )
  const token = /name="_form" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
  return { token, cookies: { ...cookies, ...(hall && session ? { [`hall_${hall}`]: session } : {}) } }
}

const get = (url: string, { cookies }: Browser) => server.inject({ url, cookies })
const post = (url: string, { cookies, token }: Browser, values: Record<string, string>, headers = {}) =>
  server.inject({
    method: 'POST',
    url,
    cookies,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams({ _form: token, ...values }).toString(),
  })

const session = (kind: 'person' | 'operator' | 'officer', login: string) =>
  sessionOf(
    logIn(runtime.as(visitor, runtime.runtime.clock.now().toISOString()), {
      kind,
      login,
      password: 'Demo#2023',
    }),
  )

test('a unit cannot reach pages, files, printouts or verbs of another unit’s declaration', async () => {
  const stranger = await browse('employer', await session('operator', '410105000003'))
  const owner = await browse('employer', await session('operator', '410783000002'))
  const base = `/employer/declarations/${declaration}`
  for (const path of ['', '/materials', '/submission', '/print', '/receipt.json', '/materials/x']) {
    expect((await get(base + path, stranger)).statusCode, path).toBe(404)
  }
  expect((await get(base, owner)).statusCode).toBe(200)
  for (const act of ['submit', 'discard', `discard:${declaration}`, `restore:${declaration}`]) {
    expect((await post('/employer/to-do', stranger, { _act: act, id: declaration })).body).not.toContain(
      '已删除 1',
    )
  }
  await post(`${base}/submission`, stranger, {})
  expect((await get(base, owner)).body).toContain('已保存，还没有提交')
})

test('persons cannot act as operators, operators as officers, or visitors as anyone', async () => {
  const person = await session('person', '410783198506120029')
  const unit = await session('operator', '410783000002')
  const pages: readonly [Parameters<typeof browse>[0], string, string][] = [
    ['employer', person, '/employer'],
    ['agency', unit, '/agency'],
    ['agency', person, `/agency/cases/${declaration}`],
    ['person', unit, '/person'],
    ['employer', 'made up', '/employer/to-do'],
  ]
  for (const [hall, token, url] of pages) {
    const answer = await get(url, await browse(hall, token))
    expect(answer.statusCode, url).toBe(303)
    expect(answer.headers.location).toContain('/login')
  }
})

test('officers act only in their own area and role, whatever they post', async () => {
  const item = getItem(catalogue, 'stable-employment-refund')
  await submit(runtime.as(await operator(runtime, '410783000002')), item, { declarationId: declaration })
  const url = `/agency/cases/${declaration}`
  const elsewhere = await browse('agency', await session('officer', '410105-accept'))
  expect((await post(url, elsewhere, { _act: 'accept' })).statusCode).toBe(404)
  const finance = await browse('agency', await session('officer', '410783-finance'))
  expect((await post(url, finance, { _act: 'accept' })).statusCode).toBe(403)
  const reviewer = await browse('agency', await session('officer', '410783-review'))
  expect((await post(url, reviewer, { _act: 'approve' })).statusCode).toBe(409)
  expect((await post(url, reviewer, { _act: 'revoke', reason: '想撤销就撤销' })).statusCode).toBe(403)
})

test('a form from another origin, without a token or with another visitor’s, has no effect', async () => {
  const owner = await browse('employer', await session('operator', '410783000002'))
  const url = '/employer/items/emergency-refund'
  const other = await browse()
  for (const forged of [
    { ...owner, token: '' },
    { ...owner, token: other.token },
  ]) {
    expect((await post(url, forged, form)).statusCode).toBe(403)
  }
  expect((await post(url, owner, form, { origin: 'https://evil.example' })).statusCode).toBe(403)
  expect((await post(url, owner, form, { origin: 'not an address' })).statusCode).toBe(403)
})

test('markup, SQL and very long words are treated as text', async () => {
  const owner = await browse('employer', await session('operator', '410783000002'))
  const nasty = `<script>alert(1)</script>' or 1=1; drop table casework.declaration; -- ${'长'.repeat(3000)}`
  const answer = await post('/employer/items/emergency-refund', owner, {
    ...form,
    contactName: nasty,
    difficulty: nasty,
    measures: nasty,
  })
  expect(answer.statusCode).toBe(422)
  expect(answer.body).not.toContain('<script>alert')
  expect(answer.body).toContain('&lt;script>alert(1)')
  for (const url of [
    `/agencies?words=${encodeURIComponent(nasty)}&page=-1e9&area=%25`,
    `/employer/progress?month=202313`,
    `/employer/progress?month=202312&serial=${encodeURIComponent(nasty)}&page=NaN`,
    `/employer/to-do?words=${encodeURIComponent(nasty)}`,
    '/notices/999999999999999999999',
    '/notices/-1',
    '/notices/%00',
    '/employer/declarations/%00/reuse/proof',
    '/downloads/abc/file',
    '/captcha/..%2f..%2fetc%2fpasswd.png',
    '/employer/items/constructor',
    '/employer/items/__proto__',
    '/person/login?next=//evil.example',
    `/person/login?next=${encodeURIComponent('/person%0d%0aSet-Cookie: x=1')}`,
    '/demo/phone.json?mobile=%00',
  ]) {
    expect((await get(url, owner)).statusCode, url).toBeLessThan(500)
  }
  const foreign = await post('/employer/to-do', owner, { _act: 'submit', id: '\u202e反' })
  expect(foreign.headers.location).toBe('/employer/declarations/%E2%80%AE%E5%8F%8D/submission')
})

test('arbitrary query strings are harmless, sheets go to their owner only, and bulk actions stay in the area', async () => {
  const officerHere = await browse('agency', await session('officer', '410783-accept'))
  for (const url of [
    '/agency/books?year=9223372036854775808',
    '/agency/runs/9223372036854775808',
    '/agency?from=abc&to=2023-02-31&state=__proto__&sort=constructor&order=x&page=-1e9&area=%25',
    '/agency?from=9999-99-99&words=%00%25%27&whose=all&size=%27&overdue=0&page=NaN',
    `/agency/cases/${declaration}/sources/__proto__`,
    '/agency/exports/none/file',
    '/agency/bulk/none',
    '/agency/dashboard?item=__proto__',
  ]) {
    expect((await get(url, officerHere)).statusCode, url).toBeLessThan(500)
  }
  expect((await get('/agency/exports/none/file', await browse())).statusCode).toBe(401)
  expect((await post('/agency/exports', officerHere, { source: 'identity' })).statusCode).toBe(404)
  const elsewhere = await browse('agency', await session('officer', '410105-accept'))
  expect((await post('/agency', elsewhere, { _act: 'accept', id: declaration })).statusCode).toBe(404)
  expect((await post('/agency', officerHere, { _act: 'revoke', id: declaration })).statusCode).toBe(422)
})

test('a login redirects only within its own hall', async () => {
  for (const next of [
    '//evil.example',
    'https://evil.example',
    '/agency',
    '/person/login',
    'javascript:alert(1)',
  ]) {
    const visitor = await browse()
    const page = await get(`/person/login?next=${encodeURIComponent(next)}`, visitor)
    const captcha = /name="_captcha" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
    const answer = await post(`/person/login?next=${encodeURIComponent(next)}`, visitor, {
      _captcha: captcha,
      captcha: '2468',
      idNo: '410783198506120029',
      password: 'Demo#2023',
    })
    expect(answer.headers.location, next).toBe('/person')
  }
})

test('the second step of a unit’s login is not reachable without the first', async () => {
  const visitor = await browse()
  for (const path of ['proof', 'administrator']) {
    const url = `/employer/login/${path}?unit=91410783MA0000023C&pass=guessed`
    expect((await get(url, visitor)).headers.location).toContain('/employer/login')
    expect((await post(url, visitor, { password: 'Demo#2023' })).headers.location).toContain(
      '/employer/login',
    )
  }
})

test('every response has the security headers, and no page is cacheable', async () => {
  for (const url of ['/', '/person/login', '/no-such-page', '/demo/phone.json']) {
    const { headers } = await server.inject({ url })
    expect(headers['content-security-policy']).toContain("script-src 'self'")
    expect(headers['content-security-policy']).not.toContain('unsafe')
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['x-frame-options']).toBe('DENY')
  }
  expect((await server.inject({ url: '/person/login' })).headers['cache-control']).toBe('no-store')
})

test('an oversized, unsupported or malformed body is refused with a message', async () => {
  const owner = await browse('employer', await session('operator', '410783000002'))
  const large = await post('/employer/items/emergency-refund', owner, { difficulty: 'x'.repeat(400_000) })
  expect([large.statusCode, large.body.includes('太大')]).toEqual([413, true])
  const strange = { method: 'POST', url: '/employer/to-do', cookies: owner.cookies } as const
  const bodies = [
    ['application/xml', '<x/>'],
    ['application/json', JSON.stringify({ _form: owner.token, id: null })],
    ['text/plain', 'id=1'],
  ] as const
  for (const [type, payload] of bodies) {
    const answer = await server.inject({ ...strange, headers: { 'content-type': type }, payload })
    expect(answer.statusCode, type).toBe(415)
  }
  const broken = await server.inject({
    ...strange,
    url: `/employer/declarations/${declaration}/materials`,
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    payload: '--x\r\nbroken',
  })
  expect(broken.statusCode).toBeLessThan(500)
})

test('a hall that sheds load says so, reloads the page by itself, and never reposts', async () => {
  const here = await browse()
  const asked = await get('/employer/busy?mobile=13800000003', here)
  expect(asked.statusCode).toBe(503)
  expect(asked.headers).toMatchObject({ refresh: '10', 'retry-after': '10' })
  expect(asked.body).toContain('已经保存和提交的内容都在')
  expect(asked.body).not.toContain('13800000003')
  const posted = await post('/employer/busy', here, {})
  expect(posted.statusCode).toBe(503)
  expect(posted.headers.refresh).toBeUndefined()
  expect(posted.headers['retry-after']).toBe('10')
  expect(posted.body).toContain('您刚才的操作没有提交')
  const island = await post('/employer/busy', here, {}, { 'x-requested-with': 'island' })
  expect(island.json()).toEqual({ ok: false, message: '现在办理的人较多，请稍后再试。' })
})

test('an upload whose sender falls silent gives its place back', async () => {
  const own: FastifyInstance = await createServer({ ...runtime.runtime.config, logLevel: 'silent' }, [])
  serveHalls(own, runtime.runtime, catalogue)
  expect(own.server.timeout).toBe(60_000)
  expect(own.server.requestTimeout).toBe(3_600_000)
  // As a minute, but sooner.
  own.server.setTimeout(300)
  const { port } = new URL(await own.listen({ port: 0, host: '127.0.0.1' }))
  const sender = connect(Number(port), '127.0.0.1')
  const head = 'content-type: multipart/form-data; boundary=x\r\ncontent-length: 100000'
  sender.write(`POST /person/login HTTP/1.1\r\nhost: hall\r\n${head}\r\n\r\n--x\r\n`)
  await once(sender, 'close', { signal: AbortSignal.timeout(10_000) })
  await own.close()
})
