import { verify } from '@node-rs/argon2'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import {
  captchaAnswer,
  endSession,
  findSession,
  issueCaptcha,
  passCaptcha,
  recogniseUnit,
  sendCode,
  sendResetCode,
} from '#identity'
import { messagesTo } from '#platform'
import { type TestRuntime, testRuntime } from './database.ts'
import { codeOf, member, sessionOf, visitor } from './people.ts'
import {
  changePassword,
  logIn,
  logInOperator,
  openUnit,
  registerPerson,
  renewRecoveryCodes,
  resetPassword,
} from './visits.ts'

const li = '410783198506120029'
const password = 'Demo#2023'
let runtime: TestRuntime
beforeAll(async () => {
  runtime = await testRuntime()
})
afterAll(() => runtime.close())

const at = (time: string) => runtime.as(visitor, `2023-08-11T${time}+08:00`)

test('sessions end after thirty idle minutes, on signing out, and on a password change elsewhere', async () => {
  const token = await sessionOf(logIn(at('09:00:00'), { kind: 'person', login: li, password }))
  const find = async (of: string, time: string) => (await findSession(runtime.runtime, of, at(time).at))?.over
  expect(await find(token, '09:20:00')).toBe(false)
  expect(await find(token, '09:49:00')).toBe(false)
  expect(await find(token, '10:20:01')).toBe(true)
  expect(await findSession(runtime.runtime, 'no such token', at('09:00:00').at)).toBeUndefined()
  const one = await sessionOf(logIn(at('11:00:00'), { kind: 'person', login: li, password }))
  const other = await sessionOf(logIn(at('11:00:00'), { kind: 'person', login: li, password }))
  const who = await member(runtime, 'person', li)
  const fresh = await changePassword(runtime.as(who, '2023-08-11T11:01:00+08:00'), {
    oldPassword: password,
    password: 'Other#2023',
    passwordAgain: 'Other#2023',
  })
  expect([await find(one, '11:02:00'), await find(other, '11:02:00'), await find(fresh, '11:02:00')]).toEqual(
    [true, true, false],
  )
  await endSession(runtime.runtime, fresh, at('11:03:00').at)
  expect(await find(fresh, '11:03:01')).toBe(true)
})

test('five wrong passwords lock the account for fifteen minutes; an unknown login gets the same message', async () => {
  const wrong = (time: string, login = '41010519790923004X') =>
    logIn(at(time), { kind: 'person', login, password: 'Wrong#2023' }).then(
      () => '',
      (error: Error) => error.message,
    )
  const first = await wrong('12:00:00')
  expect(await wrong('12:00:00', '410783199104010016')).toBe(first)
  for (let i = 0; i < 4; i += 1) await wrong('12:00:01')
  const right = { kind: 'person', login: '41010519790923004X', password } as const
  await expect(logIn(at('12:01:00'), right)).rejects.toThrow(/锁定/)
  expect(await sessionOf(logIn(at('12:15:02'), right))).toHaveLength(43)
})

test('of twenty wrong passwords at the same time five are compared, wherever a password is asked for', async () => {
  const who = await member(runtime, 'officer', '410783-FINANCE')
  const acting = runtime.as(who, '2023-08-11T12:00:00+08:00')
  const guess = { password: 'Wrong#2023' }
  const changed = { oldPassword: guess.password, password: 'Other#2023', passwordAgain: 'Other#2023' }
  const asked: (() => Promise<unknown>)[] = [
    () => logIn(at('12:00:00'), { kind: 'officer', login: '410783-finance', ...guess }),
    () => renewRecoveryCodes(acting, guess.password),
    () => changePassword(acting, changed),
  ]
  for (const guessed of asked) {
    await runtime.owner.query('update identity.account set failed_attempts = 0, locked_until = null')
    vi.mocked(verify).mockClear()
    const answers = await Promise.allSettled(Array.from({ length: 20 }, guessed))
    const locked = answers.filter(one => one.status === 'rejected' && String(one.reason).includes('已锁定'))
    expect([vi.mocked(verify).mock.calls.length, locked.length]).toEqual([5, 15])
  }
  await runtime.owner.query('delete from identity.rate_limit')
  const right = { kind: 'officer', login: '410783-finance', password } as const
  await expect(logIn(at('12:14:00'), right)).rejects.toThrow('已锁定')
  expect(await sessionOf(logIn(at('12:15:01'), right))).toHaveLength(43)
})

test('right passwords at the same time lock nobody out, and a right one after four wrong ones counts as none', async () => {
  await runtime.owner.query('delete from identity.rate_limit')
  const given = { kind: 'officer', login: '410783-hr', password } as const
  const wrong = { ...given, password: 'Wrong#2023' }
  const tokens = await Promise.all(Array.from({ length: 12 }, () => sessionOf(logIn(at('12:20:00'), given))))
  expect(new Set(tokens).size).toBe(12)
  for (let i = 0; i < 4; i += 1) await expect(logIn(at('12:21:00'), wrong)).rejects.toThrow('不正确')
  expect(await sessionOf(logIn(at('12:22:00'), given))).toHaveLength(43)
  const { rows } = await runtime.owner.query(
    "select failed_attempts, locked_until from identity.account where name = '人社审核员' and area_code = '410783'",
  )
  expect(rows).toEqual([{ failed_attempts: 0, locked_until: null }])
})

test('an SMS code works once, for one purpose and number, with five tries, for ten minutes', async () => {
  const mobile = '13612345678'
  const fill = (smsCode: string, time: string) =>
    registerPerson(at(time), {
      name: '王建国',
      idType: '居民身份证',
      idNo: '410783199104010016',
      mobile,
      smsCode,
      password: 'Abcd#2023',
      passwordAgain: 'Abcd#2023',
    })
  await sendCode(at('13:00:00'), { purpose: 'unit-login', mobile })
  await expect(fill(await codeOf(runtime, mobile), '13:00:10')).rejects.toThrow(/失效/)
  await sendCode(at('13:01:00'), { purpose: 'person-registration', mobile })
  const code = await codeOf(runtime, mobile)
  expect(await sendCode(at('13:01:30'), { purpose: 'person-registration', mobile })).toBe(30)
  await expect(fill(code, '13:11:01')).rejects.toThrow(/失效/)
  const wrong = code === '111111' ? '222222' : '111111'
  for (let i = 0; i < 4; i += 1) await expect(fill(wrong, '13:02:00')).rejects.toThrow(/不正确/)
  await expect(fill(code, '13:02:10')).rejects.toThrow(
    /未查询到您的参保信息.*参保的社会保险经办机构核对个人信息/s,
  )
  await expect(fill(wrong, '13:02:20')).rejects.toThrow(/不正确/)
  await expect(fill(code, '13:02:30')).rejects.toThrow(/失效/)
})

test('a captcha is bound to its visitor and used up by a wrong answer', async () => {
  const acting = at('14:00:00')
  const id = await issueCaptcha(acting)
  expect(await captchaAnswer(acting, id, false)).toBe('2468')
  const other = { ...acting, origin: { ...acting.origin, visitor: 'somebody else' } }
  await expect(passCaptcha(other, { id, answer: '2468' })).rejects.toThrow(/验证码/)
  await passCaptcha(acting, { id, answer: '2468' }, true)
  await expect(passCaptcha(acting, { id, answer: '1111' }, true)).rejects.toThrow(/验证码/)
  await expect(passCaptcha(acting, { id, answer: '2468' }, true)).rejects.toThrow(/验证码/)
})

test('a credit code alone grants nothing, and a unit registers once, only with its details on record', async () => {
  expect(await recogniseUnit(at('15:00:00'), { account: '９１410783ma0000023c' })).toEqual({
    step: 'proof',
    creditCode: '91410783MA0000023C',
  })
  await expect(recogniseUnit(at('15:00:00'), { account: '91410783MA0000015H' })).rejects.toThrow(/尚未开通/)
  await expect(
    logInOperator(at('15:00:00'), { creditCode: '91410783MA0000023C', password: 'Wrong#2023' }),
  ).rejects.toThrow(/不正确/)
  await sendCode(at('15:01:00'), { purpose: 'unit-registration', mobile: '13612345679' })
  const values = { unitName: '别的公司', creditCode: '91410783MA0000023C', mobile: '13612345679' }
  const smsCode = await codeOf(runtime, '13612345679')
  const refused = await openUnit(at('15:01:10'), { ...values, smsCode }).catch(
    (error: Error) => error.message,
  )
  expect(refused).toContain('单位名称与社保系统登记的不一致')
  expect(refused).toContain('联系手机号码与维护的')
  expect(refused).not.toContain('长垣示例')
})

test('a forgotten password is reset by SMS without revealing who has an account', async () => {
  expect(await sendResetCode(at('16:00:00'), { idNo: '410783199104010016' })).toBe(60)
  expect(await sendResetCode(at('16:00:00'), { idNo: li })).toBe(60)
  const smsCode = await codeOf(runtime, '13800000002')
  await resetPassword(at('16:01:00'), {
    idNo: li,
    smsCode,
    password: 'Again#2023',
    passwordAgain: 'Again#2023',
  })
  expect(
    await sessionOf(logIn(at('16:02:00'), { kind: 'person', login: li, password: 'Again#2023' })),
  ).toHaveLength(43)
  expect((await messagesTo(runtime.runtime.db, '13800000002'))[0]?.text).toContain('重置个人网厅密码')
})
