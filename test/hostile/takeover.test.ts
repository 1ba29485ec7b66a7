import { createServer as createHttpServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Acting, demoProvider, identityAddress, queryAsHall, sendCode } from '#identity'
import { createServer, messagesTo, systemClock } from '#platform'
import { getPerson } from '#registry'
import { serveHalls } from '../../src/halls/index.ts'
import { catalogue } from '../../src/items/index.ts'
import { type TestRuntime, testRuntime } from '../database/database.ts'
import { codeOf, member, visitor } from '../database/people.ts'
import {
  administer,
  confirmMaintenance,
  linkOf,
  open,
  password,
  person,
  register,
  saveMaintenance,
  target,
  zhang,
} from '../database/takeover.ts'
import {
  objectToRegistration,
  provedPerson,
  proveIdentity,
  registerPerson,
  registrationNotice,
} from '../database/visits.ts'

let hall: TestRuntime
beforeAll(async () => {
  hall = await testRuntime()
})
afterAll(() => hall.close())

const newNumber = '13512345678'
const somebody = (name: string, time = '2023-08-11T09:00:00+08:00'): Acting => {
  const acting = hall.as(visitor, time)
  return { ...acting, origin: { ...acting.origin, visitor: name } }
}

/** The visitor follows the address; the provider believes who they say they are. @returns what comes back */
function atProvider(acting: Acting, who: { name: string; idNo: string }, at = acting.at) {
  const provider = demoProvider()
  const address = identityAddress(acting, 'http://hall.test/return') ?? ''
  const request = provider.read(new URL(address, 'http://hall.test').searchParams.get('request') ?? '', at)
  if (!request) throw new Error('the provider does not take the request')
  const back = new URL(provider.prove(request, who))
  return { code: back.searchParams.get('code') ?? '', state: back.searchParams.get('state') ?? '' }
}

test('a proof of identity registers one person once, with any number, which is then on record', async () => {
  const acting = hall.as(visitor)
  const proof = await proveIdentity(acting, atProvider(acting, zhang))
  await expect(provedPerson(somebody('another visitor'), proof)).rejects.toThrow(/重新认证/)
  await expect(provedPerson(somebody('visitor', '2023-08-11T09:31:00+08:00'), proof)).rejects.toThrow(
    /重新认证/,
  )
  // The proved person is registered, whatever name was typed.
  await register(hall, { idNo: '410783197201273193', name: '王建国', mobile: newNumber }, { proof })
  expect((await member(hall, 'person', zhang.idNo)).name).toBe('张三')
  const { personNo } = (await person(hall, zhang.idNo)).who
  expect((await queryAsHall(acting, tx => getPerson(tx, personNo))).mobile).toBe(newNumber)
  expect((await messagesTo(hall.runtime.db, zhang.mobile))[0]?.text).toContain('变更为 135****5678')
  await expect(register(hall, { ...zhang, mobile: newNumber }, { proof })).rejects.toThrow(/重新认证/)
})

test('states and codes that are forged, borrowed, old or used prove nothing', async () => {
  const acting = hall.as(visitor)
  const wang = { name: '王建国', idNo: '410783197201273193' }
  const { code, state } = atProvider(acting, wang)
  await expect(proveIdentity(acting, { code: 'forged', state })).rejects.toThrow(/没有通过/)
  await expect(proveIdentity(acting, { code, state: `${state}x` })).rejects.toThrow(/已过期/)
  await expect(proveIdentity(acting, { code, state: '' })).rejects.toThrow(/已过期/)
  await expect(proveIdentity(somebody('another visitor'), { code, state })).rejects.toThrow(/已过期/)
  await expect(
    proveIdentity(somebody('visitor', '2023-08-11T09:10:01+08:00'), { code, state }),
  ).rejects.toThrow(/已过期/)
  // A code answers the question it was asked with: another state of the same visitor is another question.
  const second = atProvider(acting, wang)
  await expect(proveIdentity(acting, { code: second.code, state })).rejects.toThrow(/没有通过/)
  const borrowed = atProvider(acting, wang)
  await proveIdentity(acting, borrowed)
  const thief = somebody('another visitor')
  await expect(
    proveIdentity(thief, { code: borrowed.code, state: atProvider(thief, wang).state }),
  ).rejects.toThrow(/没有通过/)
  const stranger = atProvider(acting, { name: '某某某', idNo: '410783195103100011' })
  await expect(proveIdentity(acting, stranger)).rejects.toThrow(/未查询到您的参保信息/)
  expect(demoProvider().read('eyJjbGllbnQiOiJkZW1vLWhhbGwifQ.AAAA', acting.at)).toBeUndefined()
})

test('the provider’s answer posted twice, at once or again, gives the same proof until it is used', async () => {
  const acting = somebody('impatient')
  const liu = { name: '王建国', idNo: '410783197201273193' }
  const answer = atProvider(acting, liu)
  const both = await Promise.all([proveIdentity(acting, answer), proveIdentity(acting, answer)])
  expect(both).toEqual([answer.state, answer.state])
  expect(await proveIdentity(acting, answer)).toBe(answer.state)
  const { rows } = await hall.owner.query(
    "update identity.identity_proof set used_at = now() where visitor = 'impatient' returning visitor",
  )
  expect(rows).toHaveLength(1)
  await expect(proveIdentity(acting, answer)).rejects.toThrow(/没有通过/)
})

test('over the wire: only the provider’s own signed answer counts; without configuration there is none', async () => {
  const played = { ...demoProvider(), secret: 'a secret shared with the provider only' }
  let answer: (request: string) => string | undefined = () => undefined
  const server = createHttpServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const text = answer(Buffer.concat(parts).toString())
      response.writeHead(text === undefined ? 403 : 200).end(text)
    })
  })
  await new Promise<void>(resolve => void server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${portOf(server)}`
  const identityProvider = { authorizeUrl: `${url}/prove`, tokenUrl: `${url}/token`, client: 'demo-hall' }
  const acting: Acting = withProvider({ ...identityProvider, secret: demoProvider().secret })
  // A real provider keeps real time, whatever the demonstration's clock says.
  const atRealProvider = (acting: Acting, who: { name: string; idNo: string }) =>
    atProvider(acting, who, systemClock.now())
  try {
    const wang = { name: '王建国', idNo: '410783197201273193' }
    expect(identityAddress(acting, 'http://hall.test/return')).toContain(
      `${url}/prove?client=demo-hall&request=`,
    )
    await expect(proveIdentity(acting, atRealProvider(acting, wang))).rejects.toThrow(/没有通过/)
    answer = () => 'not signed'
    await expect(proveIdentity(acting, atRealProvider(acting, wang))).rejects.toThrow(/没有通过/)
    let kept = ''
    answer = request => {
      kept = demoProvider().answer(request, systemClock.now()) ?? ''
      return kept
    }
    await proveIdentity(acting, atRealProvider(acting, wang))
    // Yesterday's answer, signed as it is, does not carry today's nonce.
    answer = () => kept
    await expect(proveIdentity(acting, atRealProvider(acting, wang))).rejects.toThrow(/没有通过/)
    answer = request => demoProvider().answer(request, systemClock.now())
    const other = withProvider({ ...identityProvider, secret: played.secret })
    const { state } = atRealProvider(acting, wang)
    await expect(proveIdentity(other, { code: 'any', state })).rejects.toThrow(/没有通过/)
  } finally {
    server.close()
  }
  const runtime = { ...hall.runtime, config: { ...hall.runtime.config, demo: false } }
  expect(identityAddress({ ...hall.as(visitor), runtime }, 'http://hall.test')).toBeUndefined()
  await expect(proveIdentity({ ...hall.as(visitor), runtime }, { code: '', state: '' })).rejects.toThrow(
    /没有开通/,
  )
})

test('the simulated provider answers only where it plays the provider', async () => {
  const settings = {
    authorizeUrl: 'https://id.example/prove',
    tokenUrl: 'https://id.example/token',
    client: 'hall',
    secret: 'a secret shared with the provider only',
  }
  const statuses = async (config: Partial<TestRuntime['runtime']['config']>) => {
    const runtime = { ...hall.runtime, config: { ...hall.runtime.config, logLevel: 'silent', ...config } }
    const server = await createServer(runtime.config, [])
    serveHalls(server, runtime, catalogue)
    const request = new URL(
      identityAddress(hall.as(visitor), 'http://hall.test/return') ?? '',
      'http://hall.test',
    )
    const url = `${request.pathname}${request.search}`
    const page = await server.inject({ url })
    const posted = await server.inject({ method: 'POST', url, payload: {} })
    await server.close()
    return [page.statusCode, posted.statusCode]
  }
  expect(await statuses({ identityProvider: settings })).toEqual([404, 404])
  expect(await statuses({ demo: false })).toEqual([404, 404])
  expect((await statuses({}))[0]).toBe(200)
})

function withProvider(
  identityProvider: NonNullable<TestRuntime['runtime']['config']['identityProvider']>,
): Acting {
  const runtime = { ...hall.runtime, config: { ...hall.runtime.config, demo: false, identityProvider } }
  return { ...hall.as(visitor), runtime }
}

const portOf = (server: Server) => (server.address() as AddressInfo).port

test('whose number is on record is not to be guessed: a wrong number and none sound alike, and only own phones try', async () => {
  const li = { idNo: '410783199810046040', name: '李秀英' }
  const without = await register(hall, { ...li, mobile: newNumber }).catch((error: Error) => error.message)
  const zhao = { idNo: '41010519790923004X', name: '赵六' }
  const wrong = await register(hall, { ...zhao, mobile: newNumber }).catch((error: Error) => error.message)
  expect(wrong).toBe(without)
  // Another person's number on record, without their phone: the same refusal as for any wrong code.
  const guess = (mobile: string) =>
    registerPerson(hall.as(visitor), {
      ...zhao,
      mobile,
      smsCode: '000000',
      idType: '居民身份证',
      password,
      passwordAgain: password,
    }).catch((error: Error) => error.message)
  await sendCode(hall.as(visitor), { purpose: 'person-registration', mobile: '13800000004' })
  await sendCode(hall.as(visitor), { purpose: 'person-registration', mobile: '13800009999' })
  expect(await guess('13800000004')).toBe(await guess('13800009999'))
  await hall.owner.query('delete from identity.rate_limit')
  await sendCode(hall.as(visitor), { purpose: 'person-registration', mobile: newNumber })
  const smsCode = await codeOf(hall, newNumber)
  const tries = await Promise.all(
    Array.from({ length: 22 }, () =>
      registerPerson(hall.as(visitor), {
        ...zhao,
        mobile: newNumber,
        smsCode,
        idType: '居民身份证',
        password,
        passwordAgain: password,
      }).catch((error: Error) => error.message),
    ),
  )
  expect(tries.filter(message => message?.includes('过于频繁'))).toHaveLength(2)
})

test('links: each is good for its own notice and holder; forged and shortened ones open nothing; the database has none', async () => {
  const acting = await person(hall, zhang.idNo)
  const id = await saveMaintenance(acting, {
    creditCode: target.creditCode,
    legalRepMobile: target.legalRep,
    operatorMobile: '13900000009',
  })
  await confirmMaintenance(hall, acting, id, target.legalRep)
  const first = await linkOf(hall, target.legalRep)
  const unit = { ...target, mobile: '13900000009' }
  await open(hall, unit)
  await administer(hall, unit)
  const second = await linkOf(hall, target.legalRep)
  expect(first).not.toBe(second)
  for (const forged of [first.slice(0, -1), `${first}A`, first.toLowerCase(), '', "' or true --", '../..']) {
    await expect(registrationNotice(hall.as(visitor), forged)).rejects.toThrow(/链接无效/)
    await expect(objectToRegistration(hall.as(visitor), forged, {})).rejects.toThrow(/链接无效/)
  }
  const { rows } = await hall.owner.query<{ text: string }>(
    'select link::text as text from identity.registration_link link',
  )
  expect(rows.length).toBeGreaterThan(5)
  expect(
    rows.some(row => row.text.includes(first) || row.text.includes(Buffer.from(first).toString('hex'))),
  ).toBe(false)
  const texts = (await messagesTo(hall.runtime.db, target.legalRep)).map(message => message.text)
  expect(
    texts.filter(text => text.includes('/registrations/')).every(text => !text.includes('13900000009')),
  ).toBe(true)
})
