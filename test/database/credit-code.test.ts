import { afterAll, beforeAll, expect, test } from 'vitest'
import { getItem } from '#casework'
import { type Acting, type PersonActor, queryAsHall, sendCode } from '#identity'
import { messagesTo } from '#platform'
import { getUnit, unitContact } from '#registry'
import { catalogue } from '../../src/items/index.ts'
import { type TestRuntime, testRuntime } from './database.ts'
import { codeOf, member, officer, visitor } from './people.ts'
import {
  caseFile,
  evaluateCase,
  findCurrent,
  progress,
  registerPerson,
  revoke,
  save,
  sendConfirmationCode,
  submit,
} from './visits.ts'

const item = getItem(catalogue, 'credit-code-maintenance')
const unitNo = '410783000001'
const legalRep = '13800000009'
const codes = ['91410783MA0000015H', '92410783MA00000239', '52410100MJ0000034U', '53410000MJ0000042E']
let test1: TestRuntime
beforeAll(async () => {
  test1 = await testRuntime()
})
afterAll(() => test1.close())

async function zhang(at?: string): Promise<Acting<PersonActor>> {
  const idNo = '410783199104010016'
  const acting = test1.as(visitor)
  await sendCode(acting, { purpose: 'person-registration', mobile: '13800000001' })
  const password = 'Zhang#2023'
  await registerPerson(acting, {
    idNo,
    name: '张三',
    idType: '居民身份证',
    mobile: '13800000001',
    smsCode: await codeOf(test1, '13800000001'),
    password,
    passwordAgain: password,
  }).catch((error: Error) => {
    if (!/已注册|失效/.test(error.message)) throw error
  })
  const who = await member(test1, 'person', idNo)
  if (who.kind !== 'person') throw new Error('no person')
  return test1.as(who, at)
}

const form = (creditCode: string) => ({
  creditCode,
  legalRepMobile: legalRep,
  operatorName: '孙经办',
  operatorMobile: '13900000009',
})

async function maintain(acting: Acting<PersonActor>, creditCode: string): Promise<string> {
  const id = await save(acting, item, form(creditCode))
  await sendConfirmationCode(acting, item, id)
  await submit(acting, item, { declarationId: id, code: await codeOf(test1, legalRep) })
  return id
}

test('nothing is settled without the code sent to the legal representative', async () => {
  const acting = await zhang()
  const id = await save(acting, item, form(codes[0] ?? ''))
  await expect(submit(acting, item, { declarationId: id })).rejects.toThrow(/法人手机验证码/)
  await sendConfirmationCode(acting, item, id)
  await expect(submit(acting, item, { declarationId: id, code: '000000' })).rejects.toThrow(/不正确/)
  expect((await queryAsHall(acting, tx => getUnit(tx, unitNo))).creditCode).toBeNull()
})

test('at most two a day and three in all, counted at submission; settled at once; contacts notified; revocable by an officer', async () => {
  const first = await zhang('2023-08-11T09:05:00+08:00')
  await maintain(first, codes[0] ?? '')
  const second = await maintain(await zhang('2023-08-11T09:10:00+08:00'), codes[1] ?? '')
  expect(
    (await messagesTo(test1.runtime.db, '13900000009')).some(sms => sms.text.includes('如非本单位授权')),
  ).toBe(true)
  const again = await zhang('2023-08-11T09:15:00+08:00')
  await expect(maintain(again, codes[2] ?? '')).rejects.toThrow(/每天上限/)
  const next = await zhang('2023-08-12T09:00:00+08:00')
  await maintain(next, codes[2] ?? '')
  const after = await zhang('2023-08-13T09:00:00+08:00')
  expect((await findCurrent(after, item)).opened.closed).toContain('3 次')
  await expect(save(after, item, form(codes[3] ?? ''))).rejects.toThrow(/3 次/)

  const { rows } = await progress(after, {})
  expect(rows.map(row => row.state)).toEqual(['passed', 'passed', 'passed'])
  const reviewer = test1.as(await officer(test1, '410783-review'), '2023-08-13T10:00:00+08:00')
  await expect(revoke(reviewer, item, { declarationId: second, reason: '非单位授权' })).rejects.toThrow(
    /此后又有变更/,
  )
  const third = rows[0]?.declarationId ?? ''
  const { declaration } = await caseFile(reviewer, third)
  expect(await evaluateCase(reviewer, item, declaration)).toMatchObject({ today: undefined, changed: [] })
  await revoke(reviewer, item, { declarationId: third, reason: '非单位授权办理' })
  const unit = await queryAsHall(after, tx => getUnit(tx, unitNo))
  expect(unit.creditCode).toBe(codes[1])
  expect(await queryAsHall(after, tx => unitContact(tx, unitNo))).toMatchObject({ operatorName: '孙经办' })
  expect((await caseFile(after, third)).declaration.state).toBe('revoked')
})

test('an employee can neither change the code of a unit in the hall nor take another unit’s code', async () => {
  const li = await member(test1, 'person', '410783198506120029')
  if (li.kind !== 'person') throw new Error('no person')
  const acting = test1.as(li)
  await expect(save(acting, item, form('91410783MA0000015H'))).rejects.toThrow(/已注册单位网厅/)
})
