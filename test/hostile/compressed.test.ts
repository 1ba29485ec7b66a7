import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createServer } from '#platform'
import { loadAssets } from '#ui'
import { compress } from '../../script/build/compress.ts'
import { madeFile } from '../../script/build/make-file.ts'
import { serveHalls } from '../../src/halls/index.ts'
import { catalogue } from '../../src/items/index.ts'
import { type TestRuntime, testRuntime } from '../database/database.ts'
import { sessionOf, visitor } from '../database/people.ts'
import { logIn } from '../database/visits.ts'

let runtime: TestRuntime
let server: FastifyInstance
let url = ''
let session = ''
beforeAll(async () => {
  runtime = await testRuntime()
  const assets = await loadAssets(async name => await compress((await madeFile(name)).body))
  server = await createServer({ ...runtime.runtime.config, logLevel: 'silent' }, assets)
  serveHalls(server, runtime.runtime, catalogue)
  url = await server.listen({ port: 0, host: '127.0.0.1' })
  const acting = runtime.as(visitor, runtime.runtime.clock.now().toISOString())
  const login = { kind: 'operator', login: '410783000002', password: 'Demo#2023' } as const
  session = await sessionOf(logIn(acting, login))
})
afterAll(async () => {
  await server.close()
  await runtime.close()
})

const host = () => new URL(url).host
const signedIn = () => ({ cookie: `hall_employer=${session}` })

/** The answer as it arrived, and its text. */
async function get(path: string, headers: Record<string, string>) {
  const {
    rawPayload,
    headers: answered,
    statusCode,
  } = await server.inject({ url: path, headers: { host: host(), ...headers } })
  const coding = answered['content-encoding']
  const open =
    coding === 'br' ? brotliDecompressSync : coding === 'gzip' ? gunzipSync : (bytes: Buffer) => bytes
  return {
    statusCode,
    coding,
    bytes: rawPayload.length,
    text: open(rawPayload).toString(),
    headers: answered,
  }
}

test('a page travels as the browser asks', async () => {
  const plain = await get('/', {})
  expect(plain.coding).toBeUndefined()
  expect(plain.text).toContain('</html>')
  for (const [asked, coding] of [
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip, deflate', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['identity', undefined],
    ['br;q=0', undefined],
  ] as const) {
    const answer = await get('/', { 'accept-encoding': asked })
    expect(answer.coding, asked).toBe(coding)
    expect(answer.headers.vary, asked).toBe('accept-encoding')
    expect(answer.text.length, asked).toBe(plain.text.length)
    if (coding) expect(answer.bytes, asked).toBeLessThan(plain.bytes / 3)
  }
})

test('a page about somebody is compressed only for requests that our own pages cause', async () => {
  const asks = { ...signedIn(), 'accept-encoding': 'br' }
  const ours = await get('/employer', { ...asks, 'sec-fetch-site': 'same-origin' })
  expect(ours.text).toContain('退出')
  expect(ours.coding).toBe('br')
  expect(ours.bytes).toBeLessThan(ours.text.length / 2)
  expect((await get('/employer', { ...asks, referer: `${url}/employer/to-do?page=2` })).coding).toBe('br')
  const others: Record<string, string>[] = [
    {},
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'none' },
    { 'sec-fetch-site': 'cross-site', referer: url },
    { referer: `https://${host()}/` },
    { referer: 'http://127.0.0.1:1/' },
    { referer: `http://evil.example/${url}` },
    { referer: 'no address' },
  ]
  for (const headers of others) {
    const answer = await get('/employer', { ...asks, ...headers })
    expect(answer.coding, JSON.stringify(headers)).toBeUndefined()
    expect(answer.text).toContain('退出')
  }
})

test('neither does a refusal, an unknown page or a message from the page before', async () => {
  const asks = { 'accept-encoding': 'br', 'sec-fetch-site': 'cross-site' }
  const message = Buffer.from('张三的申请已提交').toString('base64url')
  for (const [path, cookie] of [
    ['/employer/declarations/none', signedIn().cookie],
    ['/employer/nowhere', signedIn().cookie],
    ['/', `hall_message=${message}`],
    ['/employer/login', 'hall_employer_pending=token'],
  ] as const) {
    const foreign = await get(path, { ...asks, cookie })
    expect(foreign.coding, path).toBeUndefined()
    const own = await get(path, { ...asks, cookie, 'sec-fetch-site': 'same-origin' })
    expect(own.coding, path).toBe('br')
    expect(own.statusCode, path).toBe(foreign.statusCode)
  }
})

test('no secret in a form is the same text in two pages, and each token holds', async () => {
  const visitorCookie = { cookie: `hall_visitor=${'v'.repeat(21)}` }
  const seen = new Map<string, Set<string>>()
  for (let view = 0; view < 5; view += 1) {
    const { text } = await get('/person/login', visitorCookie)
    for (const [, name = '', value = ''] of text.matchAll(
      /type="hidden" name="([^"]+)" value="([^"]{16,})"/g,
    )) {
      seen.set(name, (seen.get(name) ?? new Set()).add(value))
    }
  }
  expect([...seen.keys()]).toEqual(expect.arrayContaining(['_form', '_once']))
  for (const [name, values] of seen) expect(values.size, name).toBe(5)
  const posted = async (token: string) => {
    const { statusCode } = await server.inject({
      method: 'POST',
      url: '/person/login',
      headers: { ...visitorCookie, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ _form: token, login: '', password: '' }).toString(),
    })
    return statusCode
  }
  const tokens = [...(seen.get('_form') ?? [])]
  for (const token of tokens) expect(await posted(token)).toBe(422)
  expect(await posted(`${tokens[0]?.slice(0, 43)}${tokens[1]?.slice(43)}`)).toBe(403)
})

test('assets travel as compressed at build, and the first page with all it needs in 12 KB', async () => {
  const asks = { 'accept-encoding': 'gzip, deflate, br, zstd', 'sec-fetch-site': 'none' }
  const page = await get('/', asks)
  const paths = [...page.text.matchAll(/"(\/assets\/[^"]+)"/g)].map(([, path = '']) => path)
  expect(paths.length).toBe(3)
  let bytes = page.bytes + headBytes(page.headers)
  for (const path of paths) {
    const [plain, br, gzip] = await Promise.all(
      ['', 'br', 'gzip'].map(coding => get(path, { 'accept-encoding': coding })),
    )
    expect([plain?.coding, br?.coding, gzip?.coding], path).toEqual([undefined, 'br', 'gzip'])
    expect(br?.text, path).toBe(plain?.text)
    expect(gzip?.text, path).toBe(plain?.text)
    expect(br?.headers.vary, path).toBe('accept-encoding')
    bytes += (br?.bytes ?? 0) + headBytes(br?.headers ?? {})
  }
  expect(bytes).toBeLessThan(12_000)
})

/** Status line, header lines and the empty line. */
const headBytes = (headers: Record<string, unknown>) =>
  Object.entries(headers).reduce((sum, [name, value]) => sum + name.length + String(value).length + 4, 19)
