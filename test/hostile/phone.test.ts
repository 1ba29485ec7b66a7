import type { FastifyInstance } from 'fastify'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { getItem } from '#casework'
import type { Acting, OperatorActor } from '#identity'
import { createServer } from '#platform'
import { serveHalls } from '../../src/halls/index.ts'
import { catalogue } from '../../src/items/index.ts'
import { type TestRuntime, testRuntime } from '../database/database.ts'
import { operator, sessionOf, submit, visitor } from '../database/people.ts'
import { caseFile, findPairing, logIn, openPairing, save } from '../database/visits.ts'
import { plainPdf } from './folder/pdf.ts'

const item = getItem(catalogue, 'stable-employment-refund')
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
let server: FastifyInstance
let acting: Acting<OperatorActor>
let declarationId = ''
beforeAll(async () => {
  runtime = await testRuntime()
  server = await createServer({ ...runtime.runtime.config, logLevel: 'silent' }, [])
  serveHalls(server, runtime.runtime, catalogue)
  acting = runtime.as(await operator(runtime, '410783000002'), runtime.runtime.clock.now().toISOString())
  declarationId = await save(acting, item, form)
})
afterAll(async () => {
  await server.close()
  await runtime.close()
})

let shade = 0
const picture = () => {
  shade += 1
  const background = { r: shade % 256, g: Math.floor(shade / 256), b: 120 }
  return sharp({ create: { width: 12, height: 9, channels: 3, background } })
    .png()
    .toBuffer()
}

interface Phone {
  readonly cookies: Record<string, string>
  readonly token: string
}

/** Opens the page as a phone. @returns its cookie and form token */
async function scan(token: string): Promise<Phone & { status: number; body: string }> {
  const page = await server.inject({ url: `/phone/${token}` })
  const known = await server.inject({ url: '/person/login' })
  const from = page.cookies.some(cookie => cookie.name === 'hall_visitor') ? page : known
  const cookies = Object.fromEntries(from.cookies.map(cookie => [cookie.name, cookie.value]))
  const form = /name="_form" value="([^"]+)"/.exec(page.body)?.[1]
  return { cookies, token: form ?? '', status: page.statusCode, body: page.body }
}

function shoot(token: string, phone: Phone, bytes: Buffer, name = '手机拍照.jpg') {
  const head = `--x\r\nContent-Disposition: form-data; name="_form"\r\n\r\n${phone.token}\r\n--x\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: image/jpeg\r\n\r\n`
  return server.inject({
    method: 'POST',
    url: `/phone/${token}`,
    cookies: phone.cookies,
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--x--\r\n')]),
  })
}

const newCode = async () => {
  const [material] = (await caseFile(acting, declarationId)).materials
  await openPairing(acting, item, { declarationId, kind: 'proof', materialId: material?.materialId })
  return (await findPairing(acting, declarationId))?.token ?? ''
}
const pages = async () => (await caseFile(acting, declarationId)).materials[0]?.pages.length ?? 0

test('no code, a guessed code or a foreign form reveals nothing and sends nothing', async () => {
  const token = await newCode()
  const phone = await scan(token)
  expect(phone.status).toBe(200)
  expect(phone.body).not.toMatch(/长垣|王五|410783/)
  for (const guess of ['x', 'A'.repeat(43), '..%2f..%2fetc', encodeURIComponent("' or 1=1; --"), '%00']) {
    const answer = await server.inject({ url: `/phone/${guess}`, cookies: phone.cookies })
    expect([guess, answer.statusCode]).toEqual([guess, 404])
    expect((await shoot(guess, phone, await picture())).statusCode).toBe(404)
  }
  expect((await shoot(token, { ...phone, token: 'forged' }, await picture())).statusCode).toBe(403)
  expect(await pages()).toBe(0)
})

test('refuses a second phone, bytes that are not a picture, and pictures that are too large', async () => {
  const token = await newCode()
  const first = await scan(token)
  const second = await scan(token)
  expect(second.status).toBe(403)
  const borrowed = { ...second, token: first.token }
  expect((await shoot(token, borrowed, await picture())).statusCode).toBe(403)
  expect((await shoot(token, first, Buffer.from('<svg onload="alert(1)"/>'))).statusCode).toBe(422)
  expect((await shoot(token, first, Buffer.alloc(11 * 1024 * 1024, 1))).body).toMatch(/超过 10 MB|只能上传/)
  expect((await shoot(token, first, Buffer.alloc(0), '')).statusCode).toBe(422)
  expect(await pages()).toBe(0)
  const sent = await shoot(token, first, await picture(), '../../<script>.jpg')
  expect([sent.statusCode, sent.headers.location]).toEqual([303, `/phone/${token}`])
  expect(await pages()).toBe(1)
})

/** A PDF with many pages, one object each. */
const pdf = (pages: number) => plainPdf({ pages })

test('the limit of fifty pages holds, however pages arrive', async () => {
  const token = await newCode()
  const phone = await scan(token)
  expect((await shoot(token, phone, pdf(44))).statusCode).toBe(303)
  expect((await shoot(token, phone, pdf(6))).statusCode).toBe(409)
  const answers = await Promise.all(
    Array.from({ length: 10 }, async () => (await shoot(token, phone, await picture())).statusCode),
  )
  expect(answers.filter(status => status === 303)).toHaveLength(5)
  expect(answers.filter(status => status === 409)).toHaveLength(5)
  expect(await pages()).toBe(7)
})

test('another unit can neither poll a pairing nor view or change its pages', async () => {
  const login = { kind: 'operator', login: '410105000003', password: 'Demo#2023' } as const
  const at = runtime.runtime.clock.now().toISOString()
  const session = await sessionOf(logIn(runtime.as(visitor, at), login))
  const browser = await server.inject({ url: '/person/login' })
  const cookies = {
    ...Object.fromEntries(browser.cookies.map(cookie => [cookie.name, cookie.value])),
    hall_employer: session,
  }
  const _form = /name="_form" value="([^"]+)"/.exec(browser.body)?.[1] ?? ''
  const base = `/employer/declarations/${declarationId}`
  const [material] = (await caseFile(acting, declarationId)).materials
  const page = `${base}/materials/${material?.materialId}/pages/${material?.pages[0]?.pageId}`
  for (const url of [
    `${base}/phone`,
    `${base}/phone.json`,
    `${base}/reuse/proof`,
    page,
    `${page}/thumbnail`,
  ]) {
    expect([url, (await server.inject({ url, cookies })).statusCode]).toEqual([url, 404])
  }
  for (const act of ['move', 'turn', 'remove-page', 'remove']) {
    const ids = { material: material?.materialId ?? '', page: material?.pages[0]?.pageId ?? '' }
    const payload = new URLSearchParams({ _form, _act: act, to: '90', ...ids }).toString()
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const answer = await server.inject({
      method: 'POST',
      url: `${base}/materials`,
      cookies,
      headers,
      payload,
    })
    expect([act, answer.statusCode]).toEqual([act, 404])
  }
  expect(await pages()).toBe(7)
})

test('after submission the phone can send nothing more', async () => {
  const { materials } = await caseFile(acting, declarationId)
  expect(materials).toHaveLength(1)
  const kind = 'use-of-funds'
  await openPairing(acting, item, { declarationId, kind })
  const token = (await findPairing(acting, declarationId))?.token ?? ''
  const phone = await scan(token)
  await submit(acting, item, { declarationId })
  expect((await shoot(token, phone, await picture())).statusCode).toBe(409)
  expect((await scan(token)).body).toMatch(/已经提交|另一部手机/)
})
