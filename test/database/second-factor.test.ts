import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Acting, askForPasskey, enrollingMember, findSession, type Member, secondStep } from '#identity'
import { messagesTo } from '#platform'
import { resetOfficer } from '../../src/commands/reset-officer.ts'
import { authenticator, site } from './authenticator.ts'
import { type TestRuntime, testRuntime } from './database.ts'
import { member, officer, sessionOf, visitor } from './people.ts'
import {
  addPasskey,
  bindTimeCode,
  forgetRecoveryCodes,
  freshRecoveryCodes,
  logIn,
  logInByPasskey,
  offeredTimeCode,
  offerPasskey,
  offerTimeCode,
  officersBelow,
  passkeysOf,
  passSecondStep,
  recentChanges,
  recoveryCodesLeft,
  removePasskey,
  removeTimeCode,
  renamePasskey,
  renewRecoveryCodes,
  resetAtCounter,
  resetSecondFactor,
} from './visits.ts'

const li = '410783198506120029'
const password = 'Demo#2023'
const proof = { password }
let runtime: TestRuntime
beforeAll(async () => {
  runtime = await testRuntime()
})
afterAll(() => runtime.close())

const at = (time: string) => runtime.as(visitor, `2023-08-11T${time}:00+08:00`)
const as = <W extends Member>(who: W, time: string) => runtime.as(who, `2023-08-11T${time}:00+08:00`)
/** the same installation with OFFICER_SECOND_FACTOR=required */
const strictly = <A extends Acting>(acting: A): A => ({
  ...acting,
  runtime: { ...acting.runtime, config: { ...acting.runtime.config, officerSecondFactor: 'required' } },
})
const codeAt = (secret: string, seconds = 0) =>
  TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: Date.now() + seconds * 1000 })
const challengeOf = (options: object | undefined) =>
  options && 'challenge' in options ? String(options.challenge) : ''

async function withPasskey(acting: Acting<Member>, name = '办公电脑') {
  const key = authenticator()
  const challenge = await offerPasskey(acting, { site, proof })
  const inside = await addPasskey(acting, { site, name, credential: key.create(challenge) })
  return { key, inside }
}

async function withTimeCode(acting: Acting<Member>) {
  // Adjacent time codes are told apart below, so no test may start in the last seconds of one.
  const left = TOTP.remaining()
  if (left < 4000) await new Promise(resolve => setTimeout(resolve, left))
  await offerTimeCode(acting, proof)
  const secret = (await offeredTimeCode(acting))?.secret ?? ''
  await bindTimeCode(acting, codeAt(secret, -30))
  return secret
}

async function pendingOf(acting: Acting, kind: 'person' | 'officer', login: string): Promise<string> {
  const entrance = await logIn(acting, { kind, login, password })
  if (entrance.step === 'in') throw new Error('no second step was due')
  return entrance.pending
}

test('a passkey is added after the password, ends other sessions, then logs in alone, once per challenge', async () => {
  const who = await member(runtime, 'person', li)
  const other = await sessionOf(logIn(at('09:00'), { kind: 'person', login: li, password }))
  await expect(offerPasskey(as(who, '09:01'), { site, proof: { password: 'Wrong#2023' } })).rejects.toThrow(
    '登录密码不正确',
  )
  await expect(offerPasskey(as(who, '09:01'), { site: 'http://127.0.0.1:8080', proof })).rejects.toThrow(
    '当前访问地址不能使用通行密钥',
  )
  const { key, inside } = await withPasskey(as(who, '09:02'))
  const over = async (token: string) => (await findSession(runtime.runtime, token, at('09:03').at))?.over
  expect([await over(other), await over(inside.session)]).toEqual([true, false])
  expect((await messagesTo(runtime.runtime.db, '13800000002'))[0]?.text).toContain('添加了通行密钥“办公电脑”')

  const ask = async (acting: Acting) => challengeOf(await askForPasskey(acting, site))
  const enter = (credential: string, acting = at('10:01')) =>
    logInByPasskey(acting, { kind: 'person', site, credential })
  const signed = key.get(await ask(at('10:00')), { counter: 2 })
  expect((await enter(signed)).session).toHaveLength(43)
  await expect(enter(signed), 'the same answer again').rejects.toThrow('没有通过验证')
  const refused = async (settings: object, acting = at('10:01')) =>
    await expect(enter(key.get(await ask(acting), settings), acting)).rejects.toThrow('没有通过验证')
  await refused({ counter: 3, origin: 'https://hall.example.gov.cn.evil.example' })
  await refused({ counter: 3, domain: 'evil.example' })
  await refused({ counter: 3, verified: false })
  await refused({ counter: 2 })
  const late = key.get(await ask(at('10:00')), { counter: 3 })
  await expect(enter(late, at('10:06')), 'after five minutes').rejects.toThrow('没有通过验证')
  const elsewhere = { ...at('10:01'), origin: { ...at('10:01').origin, visitor: 'somebody else' } }
  await expect(enter(key.get(await ask(elsewhere), { counter: 3 })), 'another visitor').rejects.toThrow()
  const right = key.get(await ask(at('10:01')), { counter: 3 })
  await expect(logInByPasskey(at('10:01'), { kind: 'officer', site, credential: right })).rejects.toThrow(
    '不能登录本网厅',
  )
  await expect(enter(authenticator().get(await ask(at('10:01'))))).rejects.toThrow('没有找到这个通行密钥')
  await expect(enter('{"id":1}')).rejects.toThrow('没有收到通行密钥')
  expect((await enter(key.get(await ask(at('10:01')), { counter: 3 }))).session).toHaveLength(43)
})

test('of two visits with one signature, or one new passkey, only the first is let in', async () => {
  const who = await member(runtime, 'person', li)
  const key = authenticator()
  const given = {
    site,
    name: '钥匙',
    credential: key.create(await offerPasskey(as(who, '10:30'), { site, proof })),
  }
  const statuses = async (both: readonly Promise<unknown>[]) =>
    (await Promise.allSettled(both)).map(one => one.status).toSorted()
  const oneOfTwo = ['fulfilled', 'rejected']
  expect(await statuses([1, 2].map(() => addPasskey(as(who, '10:31'), given)))).toEqual(oneOfTwo)
  const enter = (credential: string) => logInByPasskey(at('10:33'), { kind: 'person', site, credential })
  const ask = async () => challengeOf(await askForPasskey(at('10:32'), site))
  const signed = key.get(await ask(), { counter: 2 })
  expect(await statuses([enter(signed), enter(signed)])).toEqual(oneOfTwo)
  const copies = [key.get(await ask(), { counter: 3 }), key.get(await ask(), { counter: 3 })]
  expect(await statuses(copies.map(enter)), 'a copied authenticator').toEqual(oneOfTwo)
  const uncounted = [key.get(await ask(), { counter: 5 }), key.get(await ask(), { counter: 4 })]
  const [higher] = await Promise.allSettled(uncounted.map(enter))
  expect(higher?.status).toBe('fulfilled')
  for (const one of await passkeysOf(as(who, '10:34'))) {
    if (one.name === '钥匙') await removePasskey(as(who, '10:34'), { passkeyNo: one.passkeyNo, password })
  }
})

test('a challenge for one account adds no passkey to another, and none twice', async () => {
  const [zhao, officerOne] = [
    await member(runtime, 'person', '41010519790923004X'),
    await officer(runtime, '410105-hr'),
  ]
  const key = authenticator()
  const challenge = await offerPasskey(as(zhao, '09:00'), { site, proof })
  const given = { site, name: '手机', credential: key.create(challenge) }
  await expect(addPasskey(as(officerOne, '09:01'), given)).rejects.toThrow('没有通过验证')
  await addPasskey(as(zhao, '09:01'), given)
  await expect(addPasskey(as(zhao, '09:01'), given)).rejects.toThrow('没有通过验证')
  const [passkey] = await passkeysOf(as(zhao, '09:02'))
  const passkeyNo = passkey?.passkeyNo ?? 0
  await expect(renamePasskey(as(officerOne, '09:02'), { passkeyNo, name: '我的' })).rejects.toThrow(
    '没有这个通行密钥',
  )
  await renamePasskey(as(zhao, '09:02'), { passkeyNo, name: '旧手机' })
  await expect(removePasskey(as(officerOne, '09:03'), { passkeyNo, password })).rejects.toThrow(
    '没有这个通行密钥',
  )
  await expect(removePasskey(as(zhao, '09:03'), { passkeyNo, password: '' })).rejects.toThrow(
    '请输入登录密码',
  )
  expect(await recoveryCodesLeft(as(zhao, '09:03'))).toBe(10)
  await removePasskey(as(zhao, '09:03'), { passkeyNo, password })
  expect(await recoveryCodesLeft(as(zhao, '09:04'))).toBe(0)
  expect((await recentChanges(as(zhao, '09:04'))).map(one => one.words)).toEqual([
    '删除了通行密钥“旧手机”',
    '将一个通行密钥改名为“旧手机”',
    '添加了通行密钥“手机”',
  ])
})

test('with a time code the password alone is not enough; each code works once', async () => {
  const who = await officer(runtime, '410783-accept')
  const secret = await withTimeCode(as(who, '11:00'))
  const enter = async (code: string, token?: string) =>
    await passSecondStep(at('11:02'), token ?? (await pendingOf(at('11:01'), 'officer', '410783-accept')), {
      timeCode: code,
    })
  const pending = await pendingOf(at('11:01'), 'officer', '410783-accept')
  expect(await findSession(runtime.runtime, pending, at('11:01').at)).toBeUndefined()
  await expect(enter(codeAt(secret, -30)), 'the code that bound it').rejects.toThrow('已经使用过')
  const code = codeAt(secret)
  const [one, two] = await Promise.allSettled([enter(code, pending), enter(code)])
  expect([one.status, two.status].toSorted()).toEqual(['fulfilled', 'rejected'])
  await expect(enter(codeAt(secret, 30), pending), 'a login that is over').rejects.toThrow('超时')
  await expect(enter(codeAt(secret, 90))).rejects.toThrow('动态验证码不正确')
  await expect(
    passSecondStep(at('11:20'), await pendingOf(at('11:05'), 'officer', '410783-accept'), {
      timeCode: codeAt(secret, 30),
    }),
    'after ten minutes',
  ).rejects.toThrow('登录步骤已超时')
})

test('five wrong codes lock the account, even with the right password in between', async () => {
  const who = await officer(runtime, '410783-review')
  const secret = await withTimeCode(as(who, '12:00'))
  const wrong = codeAt(secret, 3600)
  const guess = async () =>
    await passSecondStep(at('12:02'), await pendingOf(at('12:01'), 'officer', '410783-review'), {
      timeCode: wrong,
    })
  for (let i = 0; i < 5; i += 1) await expect(guess()).rejects.toThrow('动态验证码不正确')
  await expect(guess()).rejects.toThrow('已锁定')
})

test('of twenty wrong codes at the same time five are compared', async () => {
  const who = await officer(runtime, '410105-finance')
  const wrong = codeAt(await withTimeCode(as(who, '12:00')), 3600)
  const pending = await pendingOf(at('12:01'), 'officer', '410105-finance')
  const guesses = Array.from({ length: 20 }, () => passSecondStep(at('12:02'), pending, { timeCode: wrong }))
  const answers = await Promise.allSettled(guesses)
  const count = (words: string) =>
    answers.filter(one => one.status === 'rejected' && String(one.reason).includes(words)).length
  expect([count('动态验证码不正确'), count('已锁定')]).toEqual([5, 15])
})

test('a recovery code works once, is reported, and is readable only until confirmed as noted', async () => {
  const who = await member(runtime, 'person', li)
  const mine = as(who, '13:00')
  await renewRecoveryCodes(mine, password)
  const codes = await freshRecoveryCodes(mine)
  expect(codes).toHaveLength(10)
  expect(codes[0]).toMatch(/^\d{4}-\d{4}-\d{4}$/)
  expect(await freshRecoveryCodes(as(who, '13:11'))).toEqual([])
  await forgetRecoveryCodes(as(who, '13:01'))
  expect(await freshRecoveryCodes(as(who, '13:01'))).toEqual([])
  const use = async (recoveryCode: string) =>
    await passSecondStep(at('13:03'), await pendingOf(at('13:02'), 'person', li), { recoveryCode })
  const [code = ''] = codes
  expect((await use(code.replaceAll('-', ' '))).session).toHaveLength(43)
  expect((await messagesTo(runtime.runtime.db, '13800000002'))[0]?.text).toContain('还剩 9 个恢复码')
  await expect(use(code)).rejects.toThrow('已使用过')
  await renewRecoveryCodes(as(who, '13:05'), password)
  await expect(use(codes[1] ?? '')).rejects.toThrow('恢复码不正确')
})

test('a passkey as second step must belong to the account and answer this step', async () => {
  const who = await officer(runtime, '410783-finance')
  const { key } = await withPasskey(as(who, '14:00'))
  const token = await pendingOf(at('14:01'), 'officer', '410783-finance')
  const step = await secondStep(at('14:01'), { token, site })
  expect(step).toMatchObject({ name: '财务员', timeCode: false, hasPasskeys: true })
  expect(await secondStep(at('14:01'), { token, site: 'http://127.0.0.1' })).not.toHaveProperty('passkey')
  const loginChallenge = challengeOf(await askForPasskey(at('14:01'), site))
  await expect(
    passSecondStep(at('14:02'), token, { passkey: key.get(loginChallenge), site }),
    'a challenge for another purpose',
  ).rejects.toThrow('没有通过验证')
  const inside = await passSecondStep(at('14:02'), token, {
    passkey: key.get(challengeOf(step.passkey)),
    site,
  })
  expect(inside.session).toHaveLength(43)
})

test('when officers must have a second factor, nothing is accessible before setup, and the last one cannot be removed', async () => {
  const login = '410783-hr'
  const entrance = await logIn(strictly(at('15:00')), { kind: 'officer', login, password })
  if (entrance.step !== 'enrol') throw new Error(entrance.step)
  await expect(passSecondStep(at('15:01'), entrance.pending, { timeCode: '000000' })).rejects.toThrow('超时')
  await expect(enrollingMember(strictly(at('15:11')), entrance.pending)).rejects.toThrow('超时')
  const acting = strictly(await enrollingMember(strictly(at('15:02')), entrance.pending))
  const other = await officer(runtime, '410105-accept')
  await expect(offerTimeCode(as(other, '15:02'), { pending: entrance.pending })).rejects.toThrow('请重新登录')
  await offerTimeCode(acting, { pending: entrance.pending })
  const secret = (await offeredTimeCode(acting))?.secret ?? ''
  await expect(bindTimeCode(acting, codeAt(secret, 3600))).rejects.toThrow('动态验证码不正确')
  const inside = await bindTimeCode(acting, codeAt(secret))
  expect((await findSession(runtime.runtime, inside.session, at('15:03').at))?.who.name).toBe('人社审核员')
  await expect(enrollingMember(strictly(at('15:03')), entrance.pending), 'used up').rejects.toThrow('超时')
  await expect(removeTimeCode(acting, password)).rejects.toThrow('必须保留一种二次验证方式')
  await withPasskey(acting)
  const [passkey] = await passkeysOf(acting)
  const both = await Promise.allSettled([
    removeTimeCode(acting, password),
    removePasskey(acting, { passkeyNo: passkey?.passkeyNo ?? 0, password }),
  ])
  expect(both.map(one => one.status).toSorted(), 'two removals at once').toEqual(['fulfilled', 'rejected'])
  expect(
    (await logIn(strictly(at('15:05')), { kind: 'person', login: '41010519790923004X', password })).step,
  ).toBe('in')
})

test('a lost second factor is reset by a higher administrator, never by oneself; the officer is told', async () => {
  const [admin, target] = [await officer(runtime, '410000-admin'), await officer(runtime, '410105-review')]
  const secret = await withTimeCode(as(target, '16:00'))
  const values = { officer: String(target.accountNo), reason: '手机丢失，已当面核实', password }
  const peer = await officer(runtime, '410105-finance')
  await expect(resetSecondFactor(as(peer, '16:01'), values)).rejects.toThrow('只有管理员')
  await expect(resetSecondFactor(as({ ...admin, areaCode: '410783' }, '16:01'), values)).rejects.toThrow(
    '管辖范围',
  )
  await expect(
    resetSecondFactor(as(admin, '16:01'), { ...values, officer: String(admin.accountNo) }),
  ).rejects.toThrow('不能重置自己的')
  await expect(resetSecondFactor(as(admin, '16:01'), { ...values, password: '' })).rejects.toThrow('登录密码')
  const session = (
    await passSecondStep(at('16:01'), await pendingOf(at('16:01'), 'officer', '410105-review'), {
      timeCode: codeAt(secret),
    })
  ).session
  await resetSecondFactor(as(admin, '16:02'), values)
  expect((await findSession(runtime.runtime, session, at('16:03').at))?.over).toBe(true)
  const entrance = await logIn(at('16:03'), { kind: 'officer', login: '410105-review', password })
  expect(entrance).toMatchObject({
    step: 'in',
    told: '2023-08-11 16:02 二次验证已由省级管理员重置（原因：手机丢失，已当面核实）',
  })
  expect(await logIn(at('16:04'), { kind: 'officer', login: '410105-review', password })).not.toHaveProperty(
    'told',
  )
  expect((await officersBelow(as(admin, '16:05'))).some(one => one.accountNo === admin.accountNo)).toBe(false)
  await withTimeCode(as(admin, '16:06'))
  await resetOfficer(runtime.runtime, ['410000-admin'], () => {})
  expect((await logIn(at('16:07'), { kind: 'officer', login: '410000-admin', password })).step).toBe('in')
})

test('受理岗 removes the second factor of a person or unit at the counter, in its own area only', async () => {
  const zhao = await member(runtime, 'person', '41010519790923004X')
  await withTimeCode(as(zhao, '17:00'))
  await withTimeCode(as(await member(runtime, 'operator', '410783000002'), '17:00'))
  const clerk = await officer(runtime, '410105-accept')
  const values = { login: '41010519790923004x', reason: '已核对身份证原件', password }
  await expect(resetAtCounter(as(await officer(runtime, '410105-hr'), '17:01'), values)).rejects.toThrow(
    '只有受理岗',
  )
  await expect(resetAtCounter(as(clerk, '17:01'), { ...values, password: 'x' })).rejects.toThrow('登录密码')
  await expect(
    resetAtCounter(as(clerk, '17:01'), { ...values, login: '91410783MA0000023C' }),
  ).rejects.toThrow('不在本统筹区')
  expect(await resetAtCounter(as(clerk, '17:02'), values)).toBe('赵六')
  expect((await messagesTo(runtime.runtime.db, '13800000004'))[0]?.text).toContain('已由经办窗口重置')
  const login = { kind: 'person', login: '41010519790923004X', password } as const
  expect((await logIn(at('17:03'), login)).step).toBe('in')
  await expect(resetAtCounter(as(clerk, '17:04'), values)).rejects.toThrow('没有开启二次验证')
})
