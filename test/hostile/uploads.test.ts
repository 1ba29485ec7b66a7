import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { getItem } from '#casework'
import { createServer, openConfiguredStore, openConfiguredUploads, type Runtime } from '#platform'
import { worksOf } from '../../src/commands/works-of.ts'
import { serveHalls } from '../../src/halls/index.ts'
import { catalogue } from '../../src/items/index.ts'
import { type TestRuntime, testRuntime } from '../database/database.ts'
import { operator, sessionOf, visitor } from '../database/people.ts'
import { attach, caseFile, detach, logIn, save } from '../database/visits.ts'
import { eicar, type FakeClamd, fakeClamd } from './folder/fake-clamd.ts'
import { packedPdf, plainPdf, streamOf } from './folder/pdf.ts'
import { boastingJpeg, photograph, picture, swellingPng } from './folder/pictures.ts'

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
let made: TestRuntime
let runtime: Runtime
let server: FastifyInstance
let clamd: FakeClamd
let id = ''
let owner: Browser
let stranger: Browser

interface Browser {
  readonly cookies: Record<string, string>
  readonly token: string
}

beforeAll(async () => {
  made = await testRuntime()
  clamd = await fakeClamd()
  const config = { ...made.runtime.config, clamd: clamd.address, logLevel: 'silent' }
  const files = await openConfiguredStore(config, { folder: 'files', db: made.runtime.db, log: () => {} })
  runtime = { ...made.runtime, config, files }
  server = await createServer(config, [])
  serveHalls(server, runtime, catalogue)
  server.get('/healthz', async () => {
    await runtime.pool.query('select 1')
    return 'ok'
  })
  id = await save(await clerk(), getItem(catalogue, 'stable-employment-refund'), form)
  owner = await browse('410783000002')
  stranger = await browse('410105000003')
})
afterAll(async () => {
  await server.close()
  await clamd.stop()
  await made.close()
})

const clerk = async () => ({ ...made.as(await operator(made, '410783000002')), runtime })

async function browse(login: string): Promise<Browser> {
  const page = await server.inject({ url: '/person/login' })
  const session = await sessionOf(
    logIn(made.as(visitor, runtime.clock.now().toISOString()), {
      kind: 'operator',
      login,
      password: 'Demo#2023',
    }),
  )
  const cookies = Object.fromEntries(page.cookies.map(cookie => [cookie.name, cookie.value]))
  const token = /name="_form" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
  return { token, cookies: { ...cookies, hall_employer: session } }
}

const here = () => `/employer/declarations/${id}/materials`

/** Posts a file as a browser without scripts would. */
async function post(content: Buffer, name = '材料.jpg', type = 'image/jpeg') {
  const field = (of: string, value: string) =>
    `--edge\r\ncontent-disposition: form-data; name="${of}"\r\n\r\n${value}\r\n`
  const quoted = name.replace(/["\r\n]/g, letter => encodeURIComponent(letter))
  return await server.inject({
    method: 'POST',
    url: here(),
    cookies: owner.cookies,
    headers: { 'content-type': 'multipart/form-data; boundary=edge' },
    payload: Buffer.concat([
      Buffer.from(field('_form', owner.token) + field('kind', 'proof')),
      Buffer.from(`--edge\r\ncontent-disposition: form-data; name="file"; filename="${quoted}"\r\n`),
      Buffer.from(`content-type: ${type}\r\n\r\n`),
      content,
      Buffer.from('\r\n--edge--\r\n'),
    ]),
  })
}

const files = async (of: string) =>
  (await readdir(join(runtime.config.dataDir, of), { recursive: true, withFileTypes: true }).catch(() => []))
    .filter(one => one.isFile())
    .map(one => one.name)
const materials = async () => (await caseFile(await clerk(), id)).materials

const cases = join(import.meta.dirname, 'cases')
const latin = (bytes: Buffer) => bytes.toString('latin1')
const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
const html = Buffer.from('<!doctype html><script>alert(1)</script>')

const folder: [string, RegExp, () => Buffer | Promise<Buffer>][] = [
  ['an SVG with a script', /只能上传/, () => svg],
  ['a page of HTML called a photograph', /只能上传/, () => html],
  ['a program', /只能上传/, () => Buffer.from('MZ\x90\x00 This program cannot be run')],
  ['a ZIP', /只能上传/, () => Buffer.from('PK\x03\x04\x14\x00')],
  ['a GIF that is also a script', /只能上传/, () => Buffer.from('GIF89a/*x*/=1;alert(1)')],
  ['a GIF', /只能上传/, () => picture('gif')],
  ['nothing', /空的/, () => Buffer.alloc(0)],
  ['a PNG decompression bomb', /尺寸过大/, () => swellingPng(60_000, 10)],
  ['a JPEG that boasts', /尺寸过大/, () => boastingJpeg(65_000)],
  ['a PNG that breaks off', /损坏/, () => swellingPng(3000, 100)],
  ['a photograph that breaks off', /损坏/, async () => (await photograph()).subarray(0, 4000)],
  ['a PDF that runs a script', /脚本/, () => plainPdf({ catalog: '/OpenAction<</S/JavaScript/JS(1)>>' })],
  ['a PDF with a script packed away', /脚本/, () => packedPdf({ objects: ['<</S/JavaScript/JS(1)>>'] })],
  ['a PDF that starts a program', /自动动作/, () => packedPdf({ objects: ['<</S/Launch/F(cmd.exe)>>'] })],
  [
    'a PDF with another file inside',
    /附有文件“virus.exe”/,
    () => plainPdf({ objects: ['<</Type/Filespec/F(virus.exe)/EF<</F 5 0 R>>>>', '<<>>'] }),
  ],
  ['a PDF with a form of another kind', /脚本/, () => plainPdf({ catalog: '/AcroForm<</XFA(a)>>' })],
  ['a PDF with a password', /打开密码/, () => readFile(join(cases, '18-user-password.pdf'))],
  ['a PDF that breaks off', /不完整/, () => plainPdf().subarray(0, 60)],
  ['a PDF that is a page of HTML too', /只能上传|不完整/, () => Buffer.concat([html, plainPdf()])],
  ['a PDF that is a ZIP too', /结尾之后/, () => Buffer.concat([plainPdf(), Buffer.from('PK\x03\x04')])],
  [
    'a PDF that is a decompression bomb',
    /过大/,
    () => plainPdf({ objects: [latin(streamOf('', Buffer.alloc(160_000_000)))] }),
  ],
  ['a file over ten megabytes', /超过 10 MB/, () => Buffer.alloc(10 * 1024 * 1024 + 1, '%PDF-1.4')],
  ['a virus in a PDF', /病毒/, () => plainPdf({ objects: [`(${eicar})`] })],
  ['a virus under the name of a photograph', /病毒/, () => Buffer.from(eicar)],
]

test('every file in a hostile folder is refused with a clear message and leaves nothing behind', async () => {
  for (const [what, words, content] of folder) {
    const answer = await post(await content())
    expect(answer.statusCode, what).toBe(422)
    const said = /class="error"[^>]*>([^<]+)</.exec(answer.body)?.[1] ?? answer.body
    expect(said, what).toMatch(words)
    expect(said.replace(/“.*?”/g, ''), what).not.toMatch(/[a-z]{5,}/)
    expect(await files('files'), what).toEqual([])
  }
  expect(await materials()).toEqual([])
})

test('data hidden in a picture does not survive', async () => {
  const hidden = Buffer.from('PK\x03\x04<script>alert(document.cookie)</script>')
  const jpeg = await picture('jpeg')
  const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, hidden.length + 2]), hidden])
  for (const file of [
    Buffer.concat([jpeg, hidden]),
    Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2)]),
    Buffer.concat([await picture('png'), hidden]),
  ]) {
    expect((await post(file)).statusCode).toBe(303)
    const [material] = await materials()
    const url = `${here()}/${material?.materialId}`
    const answer = await server.inject({ url, cookies: owner.cookies })
    expect(answer.statusCode).toBe(200)
    expect(answer.rawPayload.includes('script')).toBe(false)
    expect(answer.rawPayload.includes('PK\x03\x04')).toBe(false)
    expect(answer.headers['content-security-policy']).toContain('sandbox')
    await detach(await clerk(), id, material?.materialId ?? '')
  }
})

test('file names are plain text: any length and script, never a path, no bidi overrides', async () => {
  const names: [string, RegExp][] = [
    [`${'长'.repeat(5000)}.png`, /^长{90,}…\.png$/],
    ['../../../../etc/passwd', /^passwd$/],
    ['..\\..\\windows\\system.ini', /^system\.ini$/],
    ['照片\u202Egnp.exe', /^照片gnp\.exe$/],
    ['零\0字节\u0007.png', /^零字节\.png$/],
    ['😀👩‍👧执照.png', /^😀👩👧执照\.png$/u],
    ['<img src=x onerror=alert(1)>.png', /<img src=x onerror=alert\(1\)>\.png/],
    ['\u202E\u200B', /^未命名文件$/],
  ]
  const before = new Set(await files('files'))
  for (const [name, shown] of names) {
    expect((await post(await picture('png'), name)).statusCode, name.slice(0, 40)).toBe(303)
    const [material] = await materials()
    expect(material?.name).toMatch(shown)
    const page = await server.inject({ url: here(), cookies: owner.cookies })
    expect(page.body).not.toContain('<img src=x')
    const file = await server.inject({ url: `${here()}/${material?.materialId}`, cookies: owner.cookies })
    expect(file.statusCode).toBe(200)
    await detach(await clerk(), id, material?.materialId ?? '')
  }
  const new_ = (await files('files')).filter(name => !before.has(name))
  expect(new_.every(name => /^[0-9a-f]{64}$/.test(name))).toBe(true)
})

test('a WebP and what an iPhone takes become JPEGs', async () => {
  for (const file of [await picture('webp'), await readFile(join(cases, 'photo.heic'))]) {
    expect((await post(file, '照片.heic')).statusCode).toBe(303)
    const [material] = await materials()
    expect(material?.pages[0]?.mediaType).toBe('image/jpeg')
    await detach(await clerk(), id, material?.materialId ?? '')
  }
})

test('eight concurrent pictures at the size limit do not exhaust memory', async () => {
  const largest = swellingPng(6300, 6300)
  const before = process.memoryUsage().rss
  let most = 0
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss - before)
  }, 20)
  const answers = await Promise.all(Array.from({ length: 8 }, () => post(largest)))
  clearInterval(watch)
  expect(answers.filter(answer => answer.statusCode === 303)).toHaveLength(1)
  expect(most).toBeLessThan(120 * 1024 * 1024)
  const [material] = await materials()
  await detach(await clerk(), id, material?.materialId ?? '')
})

test('what is not judged in time is shown as 处理中 with progress and goes on by itself, with and without scripts', async () => {
  const impatient = { ...runtime, config: { ...runtime.config, uploadPatienceMs: 0 } }
  const acting = { ...(await clerk()), runtime: impatient }
  const stream = Readable.from([plainPdf({ pages: 3 })])
  await attach(acting, getItem(catalogue, 'stable-employment-refund'), {
    declarationId: id,
    kind: 'proof',
    name: '执照.pdf',
    stream,
  })
  const page = async (url = here()) => (await server.inject({ url, cookies: owner.cookies })).body
  const waiting = await page()
  expect(waiting).toContain('处理中：已处理 0 页，共 1 页。处理完成后才能提交。')
  expect(waiting).toMatch(/data-underway[^>]*><progress max="1" value="0"/)
  expect(waiting).toContain(`<a href="${here()}">刷新进度</a>`)
  expect(waiting).not.toContain('本次上传')
  expect(await page(here().replace('materials', 'submission'))).toContain('（处理中）')
  const works = worksOf(runtime, { catalogue, sources: [], say: () => {} })
  await works.find(work => work.name === '文件检查')?.run(() => true)
  const ready = await page()
  expect(ready).toContain('本次上传3页')
  expect(ready).not.toContain('data-underway')
  const [material] = await materials()
  await detach(await clerk(), id, material?.materialId ?? '')
})

test('while hostile files are judged, /healthz answers within half a second', async () => {
  const hostile = [
    Buffer.from(`%PDF-1.4\n${'stream\n'.repeat(1_400_000)}`),
    Buffer.from(`%PDF-1.4\n${'stream\n'.repeat(80_000)}`),
    Buffer.from(`%PDF-1.4\n1 0 obj ${'<</A'.repeat(500_000)}`),
    Buffer.from(`%PDF-1.4\n${'1 0 obj<<>>endobj '.repeat(300_000)}`),
    packedPdf({ objects: [`(${' '.repeat(15_000_000)})`] }),
    swellingPng(6300, 6300),
  ]
  const answers = hostile.map(file => post(file))
  let over = false
  void Promise.all(answers).then(() => {
    over = true
  })
  const waits: number[] = []
  while (!over) {
    const asked = performance.now()
    expect((await server.inject({ url: '/healthz' })).body).toBe('ok')
    waits.push(performance.now() - asked)
    await new Promise(resolve => setTimeout(resolve, 20))
  }
  expect(waits.length).toBeGreaterThan(20)
  expect(Math.max(...waits)).toBeLessThan(500)
  const settled = await Promise.all(answers)
  // Of the two harmless ones there is room for one.
  expect(settled.map(answer => answer.statusCode).toSorted((a, b) => a - b)).toEqual([
    303, 409, 422, 422, 422, 422,
  ])
  const [material] = await materials()
  await detach(await clerk(), id, material?.materialId ?? '')
}, 180_000)

const part = (
  method: 'POST' | 'HEAD' | 'PATCH' | 'DELETE',
  path: string,
  { headers = {}, payload, by = owner }: { headers?: object; payload?: Buffer; by?: Browser } = {},
) =>
  server.inject({
    method,
    url: `/employer/uploads${path}`,
    cookies: by.cookies,
    headers: {
      'x-form-token': by.token,
      ...(payload ? { 'content-type': 'application/offset+octet-stream' } : {}),
      ...headers,
    },
    ...(payload ? { payload } : {}),
  })
const begun = async (bytes: number) => {
  const answer = await part('POST', '', { headers: { 'upload-length': String(bytes) } })
  return String(answer.headers.location).replace('/employer/uploads', '')
}

test('a resumable upload is accessible to its own account only', async () => {
  const content = await picture('png')
  const path = await begun(content.length)
  const at = (offset: number, by = owner, payload = content.subarray(offset)) =>
    part('PATCH', path, { headers: { 'upload-offset': String(offset) }, payload, by })
  expect((await at(0, stranger)).statusCode).toBe(404)
  expect((await part('HEAD', path, { by: stranger })).statusCode).toBe(404)
  expect((await part('DELETE', path, { by: stranger })).statusCode).toBe(404)
  expect((await at(0, { cookies: {}, token: owner.token })).statusCode).toBe(401)
  expect((await at(0, { ...owner, token: '' })).statusCode).toBe(403)
  const foreign = { headers: { origin: 'https://evil.example', 'upload-length': '9' } }
  expect((await part('POST', '', foreign)).statusCode).toBe(403)
  for (const length of ['0', '-1', '1e3', '99999999999999', '']) {
    expect((await part('POST', '', { headers: { 'upload-length': length } })).statusCode).toBe(422)
  }
  const huge = await part('POST', '', { headers: { 'upload-length': '10485761' } })
  expect([huge.statusCode, huge.body]).toEqual([413, '文件超过 10 MB，请压缩或重新扫描后上传。'])
  for (const bad of ['/..%2f..%2fsecret', '/1-../../../../x', `${path}%00`, '/x']) {
    expect((await part('HEAD', bad)).statusCode, bad).toBe(404)
  }
  expect((await at(50)).statusCode).toBe(409)
  expect((await at(0, owner, Buffer.alloc(content.length + 1))).statusCode).toBe(422)
  expect((await part('HEAD', path)).headers['upload-offset']).toBe('0')
})

test('an incomplete, foreign or refused upload leaves nothing; a complete one is used once', async () => {
  const submit = (upload: string, by = owner, once = upload) =>
    server.inject({
      method: 'POST',
      url: here(),
      cookies: by.cookies,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({
        _form: by.token,
        _once: once,
        kind: 'proof',
        _upload: upload,
        _uploadName: '../照\u202E片.png',
      }).toString(),
    })
  const content = await picture('png')
  const path = await begun(content.length)
  const send = (offset: number, end = content.length) =>
    part('PATCH', path, {
      headers: { 'upload-offset': String(offset) },
      payload: content.subarray(offset, end),
    })
  expect((await send(0, 70)).headers['upload-offset']).toBe('70')
  const upload = path.slice(1)
  expect((await submit(upload)).statusCode).toBe(422)
  const both = await Promise.all([send(70), send(70)])
  expect(both.map(answer => answer.statusCode).toSorted((a, b) => a - b)).toEqual([204, 409])
  expect((await submit(upload, stranger)).statusCode).toBe(404)
  for (const name of await files('parts')) expect(name).toMatch(/^[\w-]{21}$/)
  const twice = await Promise.all([submit(upload), submit(upload)])
  expect(twice.map(answer => answer.statusCode)).toContain(303)
  const kept = await materials()
  expect(kept.map(material => material.name)).toEqual(['照片.png'])
  await buffer((await runtime.files.read(kept[0]?.pages[0]?.sha256 ?? '')).stream)
  await detach(await clerk(), id, kept[0]?.materialId ?? '')

  const bad = await begun(svg.length)
  await part('PATCH', bad, { headers: { 'upload-offset': '0' }, payload: svg })
  expect((await submit(bad.slice(1))).body).toContain('只能上传')
  expect((await part('HEAD', bad)).statusCode).toBe(404)
  expect(await files('parts')).toEqual([])
  for (let i = 0; i < 25; i += 1) await begun(9)
  expect((await part('POST', '', { headers: { 'upload-length': '9' } })).statusCode).toBe(429)
  expect(await runtime.uploads.sweep()).toBe(0)
  await made.owner.query("update platform.upload set begun_at = begun_at - interval '2 days'")
  expect(await runtime.uploads.sweep()).toBe(20)
})

test('an upload goes on at another process, and a form there finds it', async () => {
  const beside = await createServer(runtime.config, [])
  serveHalls(
    beside,
    { ...runtime, uploads: await openConfiguredUploads(runtime.config, runtime.db) },
    catalogue,
  )
  const content = await photograph()
  const path = await begun(content.length)
  const half = Math.floor(content.length / 2)
  await part('PATCH', path, { headers: { 'upload-offset': '0' }, payload: content.subarray(0, half) })
  const second = await beside.inject({
    method: 'PATCH',
    url: `/employer/uploads${path}`,
    cookies: owner.cookies,
    headers: {
      'x-form-token': owner.token,
      'content-type': 'application/offset+octet-stream',
      'upload-offset': String(half),
    },
    payload: content.subarray(half),
  })
  expect(second.headers['upload-offset']).toBe(String(content.length))
  const whole = await runtime.uploads.open(Number(/\d+/.exec(path)?.[0]), path.slice(1))
  expect((await buffer(whole)).equals(content)).toBe(true)
  await beside.close()
})
