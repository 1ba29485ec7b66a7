import type { FastifyInstance } from 'fastify'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createServer, type Runtime } from '#platform'
import { serveHalls } from '../../src/halls/index.ts'
import { catalogue } from '../../src/items/index.ts'
import { type TestRuntime, testRuntime } from '../database/database.ts'

let runtime: TestRuntime
let server: FastifyInstance
beforeAll(async () => {
  runtime = await testRuntime()
  const strict: Runtime = {
    ...runtime.runtime,
    config: { ...runtime.runtime.config, officerSecondFactor: 'required' },
  }
  server = await createServer({ ...strict.config, logLevel: 'silent' }, [])
  serveHalls(server, strict, catalogue)
})
afterAll(async () => {
  await server.close()
  await runtime.close()
})

/** The value of an input on the page. */
function inputValue(body: string, name: string): string {
  const [input = ''] = new RegExp(`<input [^>]*name="${name}"[^>]*>`).exec(body) ?? []
  return / value="([^"]*)"/.exec(input)?.[1] ?? ''
}

/** A browser without scripts: keeps cookies and fills in the forms of the current page. */
function browser() {
  const cookies: Record<string, string> = {}
  let token = ''
  const keep = (answer: Awaited<ReturnType<FastifyInstance['inject']>>) => {
    for (const { name, value, maxAge } of answer.cookies) {
      if (value === '' || maxAge === 0) delete cookies[name]
      else cookies[name] = value
    }
    return answer
  }
  const get = async (url: string) => keep(await server.inject({ url, cookies }))
  return {
    cookies,
    get,
    async post(url: string, values: Record<string, string>) {
      const page = await get(url)
      const field = (name: string) => inputValue(page.body, name)
      // A visitor's token is valid for all forms, so a page that hides its form can still be posted to.
      token = field('_form') || token
      const hidden = { _form: token, _once: field('_once'), _captcha: field('_captcha') }
      return keep(
        await server.inject({
          method: 'POST',
          url,
          cookies,
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          payload: new URLSearchParams({ ...hidden, ...values }).toString(),
        }),
      )
    },
  }
}

const officer = (login: string) => ({ account: login, password: 'Demo#2023', captcha: '2468' })

test('if officers must have a second factor, the password alone opens only the enrolment page', async () => {
  const { get, post, cookies } = browser()
  const login = await post('/agency/login', officer('410783-accept'))
  expect(login.headers.location).toBe('/agency/login/enrol')
  expect(cookies).not.toHaveProperty('hall_agency')
  for (const path of ['/agency', '/agency/security', '/agency/password', '/agency/security/recovery-codes']) {
    expect((await get(path)).headers.location, path).toContain('/agency/login')
  }
  expect((await get('/agency/login/second')).headers.location).toContain('/agency/login')
  const begun = await post('/agency/login/enrol', {})
  expect(begun.headers.location).toBe('/agency/security/time-code')
  const page = await get('/agency/security/time-code')
  const secret = /([A-Z2-7]{4} ){7}[A-Z2-7]{4}/.exec(page.body)?.[0].replaceAll(' ', '') ?? ''
  const timeCode = TOTP.generate({ secret: Secret.fromBase32(secret) })
  const bound = await post('/agency/security/time-code', { _act: 'bind', timeCode })
  expect(bound.headers.location).toBe('/agency/security/recovery-codes')
  expect(cookies).not.toHaveProperty('hall_agency_pending')
  expect((await get('/agency/security/recovery-codes')).body.match(/<li>\d{4}-\d{4}-\d{4}</g)).toHaveLength(
    10,
  )
  expect((await get('/agency')).statusCode).toBe(200)
})

test('a login awaiting its second step cannot change the account’s factors', async () => {
  const { get, post, cookies } = browser()
  const login = await post('/agency/login', officer('410783-accept'))
  expect(login.headers.location).toBe('/agency/login/second')
  expect(cookies).not.toHaveProperty('hall_agency')
  for (const path of ['/agency/login/enrol', '/agency/security/time-code', '/agency/security/passkey']) {
    expect((await get(path)).headers.location, path).toContain('/agency/login?next=')
    expect((await post(path, { password: 'Demo#2023' })).headers.location, path).toContain(
      '/agency/login?next=',
    )
  }
  const wrong = await post('/agency/login/second', { recoveryCode: '0000-0000-0000' })
  expect(wrong.statusCode).toBe(422)
  expect(wrong.body).toContain('恢复码不正确')
  expect(cookies).not.toHaveProperty('hall_agency')
  // A token is valid in one hall only, and only after the first step.
  const other = browser()
  other.cookies.hall_person_pending = cookies.hall_agency_pending ?? ''
  await other.post('/person/login/second', { recoveryCode: '0000-0000-0000' })
  other.cookies.hall_agency_pending = 'x'.repeat(43)
  expect((await other.get('/agency/login/second')).headers.location).toContain('/agency/login')
})
