import { Readable } from 'node:stream'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import * as casework from '#casework'
import { type Acting, type OperatorActor, scopeOf } from '#identity'
import { messagesTo, transact } from '#platform'
import { catalogue } from '../../src/items/index.ts'
import { type TestRuntime, testRuntime } from './database.ts'
import { operator } from './people.ts'
import { attach, caseFile, save, sendConfirmationCode, submit } from './visits.ts'

const item = casework.getItem(catalogue, 'stable-employment-refund')
const mobile = '13800000003'
const form = {
  year: '2023',
  contactName: '王五',
  contactMobile: mobile,
  payTo: '单位',
  accountNo: '41001522010050205678',
  bankName: '中国建设银行长垣支行',
  accountName: '长垣示例医疗器械有限公司',
}
let runtime: TestRuntime
let acting: Acting<OperatorActor>
let id = ''
beforeAll(async () => {
  runtime = await testRuntime()
  acting = runtime.as(await operator(runtime, '410783000002'))
})
afterAll(() => runtime.close())
beforeEach(async () => {
  await runtime.owner.query('delete from identity.rate_limit')
  await runtime.owner.query('delete from identity.sms_code')
  id = await save(acting, item, form)
})

async function newCode(): Promise<string> {
  expect(await sendConfirmationCode(acting, item, id)).toBe(60)
  return (await messagesTo(runtime.runtime.db, mobile))[0]?.code ?? ''
}
const submitWith = (code: string) => submit(acting, item, { declarationId: id, code })

test('the message says what is confirmed: item, amount, and the last digits of the account', async () => {
  await newCode()
  const [message] = await messagesTo(runtime.runtime.db, mobile)
  expect(message?.text).toContain('普通稳岗返还信息确认')
  expect(message?.text).toContain('金额 51,840.00 元')
  expect(message?.text).toContain('收款账号尾号 5678')
})

test('a code confirms one content: saved again, or with another material, it is void and a new one is sent at once', async () => {
  const first = await newCode()
  await save(acting, item, { ...form, accountNo: '41001522010050209999' })
  await expect(submitWith(first)).rejects.toThrow(/申报内容有变化，该验证码已失效/)
  const second = await newCode()
  const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'white' } })
    .png()
    .toBuffer()
  await attach(acting, item, {
    declarationId: id,
    kind: 'proof',
    name: 'a.png',
    stream: Readable.from(picture),
  })
  await expect(submitWith(second)).rejects.toThrow(/申报内容有变化/)
  expect((await caseFile(acting, id)).declaration.state).toBe('draft')
})

test('within a minute the same content gets no second code, and the first stays valid', async () => {
  await newCode()
  const wait = await sendConfirmationCode(acting, item, id)
  expect(wait).toBeGreaterThan(0)
  expect(wait).toBeLessThanOrEqual(60)
  const sent = await runtime.owner.query('select from identity.sms_code')
  expect(sent.rowCount).toBe(1)
})

test('visitors of one address do not wait for each other’s code', async () => {
  const other = runtime.as(await operator(runtime, '410105000003'))
  const of = await save(other, item, { ...form, accountName: '郑州示例制造有限公司' })
  const { rowCount } = await runtime.owner.query('select from identity.rate_limit')
  expect(rowCount).toBe(0)
  await transact(runtime.runtime, scopeOf(acting.who), async tx => {
    await casework.sendConfirmationCode(tx, acting, catalogue, id)
    expect(await sendConfirmationCode(other, item, of)).toBe(60)
  })
  const { rows } = await runtime.owner.query('select points from identity.rate_limit order by points')
  expect(rows, 'two numbers and the address').toEqual([{ points: 1 }, { points: 1 }, { points: 2 }])
})

test('of twenty wrong tries at the same time five are compared', async () => {
  const right = await newCode()
  const wrong = right === '000000' ? '000001' : '000000'
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => submitWith(wrong).catch((error: Error) => error.message)),
  )
  expect(answers.filter(answer => answer.includes('不正确'))).toHaveLength(5)
  expect(answers.filter(answer => answer.includes('已失效'))).toHaveLength(15)
  await expect(submitWith(right)).rejects.toThrow(/已失效/)
})

test('wrong tries are counted although nothing is submitted; after five the right code is void', async () => {
  const right = await newCode()
  const wrong = right === '000000' ? '000001' : '000000'
  for (let i = 0; i < 5; i += 1) await expect(submitWith(wrong)).rejects.toThrow(/不正确/)
  const { rows } = await runtime.owner.query('select attempts from identity.sms_code')
  expect(rows).toEqual([{ attempts: 5 }])
  await expect(submitWith(right)).rejects.toThrow(/验证码/)
  expect((await caseFile(acting, id)).declaration.state).toBe('draft')
})

test('of two concurrent submissions with one code both get the same serial number', async () => {
  const code = await newCode()
  const [one, other] = await Promise.all([submitWith(code), submitWith(code)])
  expect(one).toMatch(/^410783/)
  expect(other).toBe(one)
})
