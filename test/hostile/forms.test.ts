import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createServer } from '#platform'
import { serveHalls } from '../../src/halls/index.ts'
import { catalogue } from '../../src/items/index.ts'
import { type TestRuntime, testRuntime } from '../database/database.ts'

let runtime: TestRuntime
let server: FastifyInstance
beforeAll(async () => {
  runtime = await testRuntime()
  server = await createServer({ ...runtime.runtime.config, logLevel: 'silent' }, [])
  serveHalls(server, runtime.runtime, catalogue)
})
afterAll(async () => {
  await server.close()
  await runtime.close()
})

/** A form as a browser that shows it would post it. */
async function form(url: string) {
  const page = await server.inject({ url })
  const cookies = Object.fromEntries(page.cookies.map(cookie => [cookie.name, cookie.value]))
  const hidden = Object.fromEntries(
    ['_form', '_once', '_captcha'].map(name => [
      name,
      new RegExp(`name="${name}" value="([^"]+)"`).exec(page.body)?.[1] ?? '',
    ]),
  )
  return (values: Record<string, string>) =>
    server.inject({
      method: 'POST',
      url,
      cookies,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ ...hidden, ...values }).toString(),
    })
}

const addresses = readFileSync(join(import.meta.dirname, 'cases/forms/addresses.txt'), 'utf8')

test.each(addresses.trim().split('\n'))('%s is answered in words', async address => {
  const { statusCode, body } = await server.inject({ url: address })
  // Somebody who is not logged in may be sent to the login first.
  expect([302, 303, 400, 404]).toContain(statusCode)
  if (statusCode >= 400) expect(body).toContain('<html lang="zh-CN"')
})

test('a wrongly formed ID at login says so, keeps the captcha and counts as no failed attempt', async () => {
  for (let page = 0; page < 5; page += 1) {
    const post = await form('/person/login')
    for (let attempt = 0; attempt < 4; attempt += 1) {
      const answer = await post({ idNo: '41078319850612002', password: 'Demo#2023', captcha: '2468' })
      expect(answer.statusCode).toBe(422)
      expect(answer.body).toContain('请输入18位有效证件号码。')
      expect(answer.body).not.toMatch(/用户名或密码不正确|验证码不正确/)
    }
  }
  const post = await form('/person/login')
  const right = { idNo: ' 410783-19850612-0029 ', password: 'Demo#2023', captcha: '２４６８' }
  expect((await post(right)).statusCode).toBe(303)
})

test('all faults of a registration are shown in one go, and what was typed stays', async () => {
  const post = await form('/person/register/form')
  const { statusCode, body } = await post({
    name: '古丽\u202e买买提',
    idType: '居民身份证',
    idNo: '410783198506120028',
    mobile: '1380000',
    smsCode: '12',
    captcha: '1111',
    password: '1',
    passwordAgain: '2',
  })
  expect(statusCode).toBe(422)
  const fields = ['name', 'idNo', 'mobile', 'captcha', 'smsCode', 'password', 'passwordAgain']
  for (const field of fields) expect(body, field).toContain(`id="${field}-error"`)
  // In the order of the page, though the captcha is checked after the other fields.
  expect([...body.matchAll(/<a href="#(\w+)">/g)].map(([, field]) => field)).toEqual(fields)
  expect(body).toContain('value="410783198506120028"')
})
