import { afterAll, beforeAll, expect, test } from 'vitest'
import { getItem } from '#casework'
import { findSession, isOpen, queryAsHall } from '#identity'
import { messagesTo } from '#platform'
import { contactVersion, getUnit, importFile, mobileChanges, unitContact } from '#registry'
import { catalogue } from '../../src/items/index.ts'
import { type TestRuntime, testRuntime } from './database.ts'
import { officer, operator, sessionOf, submit, visitor } from './people.ts'
import { contactsOf, licence, unitsFile } from './registers.ts'
import {
  administer,
  confirmMaintenance,
  linkOf,
  type Opening,
  open,
  password,
  person,
  register,
  saveMaintenance,
  target,
  zhang,
} from './takeover.ts'
import {
  accept,
  attach,
  caseFile,
  confirmContact,
  decideFreeze,
  findCurrent,
  freezeFile,
  logInOperator,
  objectToRegistration,
  recordMobileAtCounter,
  registrationNotice,
  save,
} from './visits.ts'

const refund = getItem(catalogue, 'stable-employment-refund')
const maintenance = getItem(catalogue, 'credit-code-maintenance')
/** mobile of the attacker */
const thief = '13912345678'
const at = (time: string) => `2023-08-11T${time}:00+08:00`
let hall: TestRuntime
beforeAll(async () => {
  hall = await testRuntime()
})
afterAll(() => hall.close())

const texts = async (mobile: string) =>
  (await messagesTo(hall.runtime.db, mobile)).map(message => message.text)
const inHall = <T>(ask: Parameters<typeof queryAsHall<T>>[1]) => queryAsHall(hall.as(visitor), ask)

/** Files a refund as the unit's administrator. @returns the declaration's id */
async function fileRefund(unit: Opening, unitNo: string): Promise<string> {
  const clerk = hall.as(await operator(hall, unitNo))
  const declarationId = await save(clerk, refund, {
    noticeRead: '1',
    year: '2023',
    contactName: '孙经办',
    contactMobile: unit.mobile,
    payTo: '单位',
    accountName: unit.name,
    accountNo: '41001522010050207777',
    bankName: '中国建设银行长垣支行',
    reason: '',
  })
  await submit(clerk, refund, { declarationId })
  return declarationId
}

test('name and ID number alone register nobody: the number on record, or a proof of identity', async () => {
  const stolen = { ...zhang, mobile: thief }
  await expect(register(hall, stolen)).rejects.toThrow(/不是您在社保系统登记的手机号码.*身份认证.*窗口/s)
  const nobodys = { idNo: '410783197201273193', name: '王建国', mobile: thief }
  const refusal = await register(hall, nobodys).catch((error: Error) => error.message)
  expect(refusal).toBe(await register(hall, stolen).catch((error: Error) => error.message))
  expect(refusal).not.toContain('138')
  await register(hall, zhang)
})

test('the counter puts a number on record: 受理岗 of the area, ID card seen, old number told, account moved', async () => {
  const wang = { idNo: '410783197201273193', name: '王建国', mobile: '13811110001' }
  const form = { ...wang, reason: '本人到窗口', seen: '1', password: 'Demo#2023' }
  const accepting = hall.as(await officer(hall, '410783-accept'))
  const other = hall.as(await officer(hall, '410105-accept'))
  const reviewing = hall.as(await officer(hall, '410783-review'))
  await expect(recordMobileAtCounter(reviewing, form)).rejects.toThrow(/受理岗/)
  await expect(recordMobileAtCounter(other, form)).rejects.toThrow(/不在本统筹区/)
  await expect(recordMobileAtCounter(accepting, { ...form, seen: '' })).rejects.toThrow(/核对身份证/)
  await expect(recordMobileAtCounter(accepting, { ...form, password: 'x' })).rejects.toThrow(/密码不正确/)
  expect(await recordMobileAtCounter(accepting, form)).toBe('王建国')
  await register(hall, wang)
  await recordMobileAtCounter(accepting, { ...form, mobile: '13811110002' })
  expect((await texts(wang.mobile))[0]).toContain('变更为 138****0002')
  const kept = await queryAsHall(accepting, mobileChanges)
  expect(kept).toMatchObject([
    { previousMobile: '138****0001', mobile: '138****0002', by: '受理员', source: '经办窗口' },
    { previousMobile: '', mobile: '138****0001' },
  ])
})

test('the legal representative’s code goes to the number on record, whatever was typed', async () => {
  const acting = await person(hall, zhang.idNo, at('09:30'))
  const typed = { creditCode: target.creditCode, operatorMobile: thief }
  await expect(saveMaintenance(acting, { ...typed, legalRepMobile: thief })).rejects.toThrow(
    /138\*\*\*\*0009/,
  )
  const { opened } = await findCurrent(acting, maintenance)
  expect(JSON.stringify(opened.block)).toContain('138****0009')
  expect(JSON.stringify(opened.block)).not.toContain(target.legalRep)
  const id = await saveMaintenance(acting, { ...typed, legalRepMobile: target.legalRep })
  await expect(confirmMaintenance(hall, acting, id, thief)).rejects.toThrow(/法人手机验证码|不正确/)
  expect((await inHall(tx => getUnit(tx, target.unitNo))).creditCode).toBeNull()
  await confirmMaintenance(hall, acting, id, target.legalRep)
  expect((await inHall(tx => unitContact(tx, target.unitNo)))?.unverifiedSince).toBeNull()
})

test('everybody is told at once; an objection freezes until an officer revokes, and the unit may begin again', async () => {
  const unit = { ...target, mobile: thief }
  await open(hall, unit, at('10:00'))
  const session = await administer(hall, unit, at('10:01'))
  const filed = await fileRefund(unit, target.unitNo)
  for (const told of [target.legalRep, zhang.mobile, thief]) {
    expect((await texts(told)).filter(text => text.includes('/registrations/')).length).toBeGreaterThan(1)
  }
  const token = await linkOf(hall, target.legalRep)
  const shown = await registrationNotice(hall.as(visitor, at('10:05')), token)
  expect(shown).toMatchObject({
    kind: 'administrator',
    who: '孙**，139****5678',
    state: 'open',
    frozen: false,
  })
  expect(await linkOf(hall, zhang.mobile)).not.toBe(token)

  const objecting = hall.as(visitor, at('10:10'))
  await objectToRegistration(objecting, token, { words: '本公司没有授权' })
  await objectToRegistration(objecting, token, { words: '' })
  expect((await registrationNotice(objecting, token)).state).toBe('objected')
  expect((await findSession(hall.runtime, session, new Date(at('10:11'))))?.over).toBe(true)
  const logIn = () =>
    sessionOf(logInOperator(hall.as(visitor, at('10:12')), { creditCode: target.creditCode, password }))
  await expect(logIn()).rejects.toThrow(/已冻结.*长垣市社会保险中心/s)
  await expect(open(hall, unit, at('10:13'))).rejects.toThrow(/已冻结/)
  expect((await findCurrent(await person(hall, zhang.idNo, at('10:14')), maintenance)).opened.closed).toMatch(
    /已冻结/,
  )
  expect((await texts(thief)).some(text => text.includes('已冻结'))).toBe(true)

  const accepting = hall.as(await officer(hall, '410783-accept'), at('10:50'))
  await expect(accept(accepting, refund, filed)).rejects.toThrow(/已冻结.*注册异议处理/)

  const deciding = hall.as(await officer(hall, '410783-review'), at('11:00'))
  const decide = (decision: string, reason = '已电话核实法定代表人，未授权') =>
    decideFreeze(deciding, target.unitNo, { decision, reason })
  const elsewhere = hall.as(await officer(hall, '410105-review'), at('11:00'))
  await expect(
    decideFreeze(elsewhere, target.unitNo, { decision: 'lifted', reason: '核实无误了' }),
  ).rejects.toThrow(/本统筹区没有该单位/)
  await expect(decide('revoked', '')).rejects.toThrow(/理由/)
  expect(await decide('revoked')).toHaveLength(1)
  await expect(decide('lifted')).rejects.toThrow(/没有待处理的冻结/)
  expect(await inHall(tx => isOpen(tx, target.unitNo))).toBe(false)
  expect((await inHall(tx => getUnit(tx, target.unitNo))).creditCode).toBeNull()
  expect(await inHall(tx => unitContact(tx, target.unitNo))).toBeUndefined()
  for (const side of [thief, target.legalRep]) expect((await texts(side))[0]).toContain('注册已撤销')
  const file = await freezeFile(deciding, target.unitNo)
  expect(file.objections).toMatchObject([{ by: '138****0009', words: '本公司没有授权' }])
  expect(file.events.map(event => event.words).join()).toMatch(/开通.*管理员.*提出异议.*冻结.*撤销注册/)
  await expect(objectToRegistration(objecting, await linkOf(hall, zhang.mobile), {})).rejects.toThrow(
    /不再接受/,
  )

  await expect(accept(accepting, refund, filed)).rejects.toThrow(/撤销注册停用/)

  // What the takeover did is not counted, and leaves no trace in the way of the unit itself.
  const acting = await person(hall, zhang.idNo, at('14:00'))
  for (const creditCode of ['92410783MA00000239', target.creditCode]) {
    const id = await saveMaintenance(acting, {
      creditCode,
      legalRepMobile: target.legalRep,
      operatorMobile: '13900000009',
    })
    await confirmMaintenance(hall, acting, id, target.legalRep)
  }
  const own = { ...target, mobile: '13900000009' }
  await open(hall, own, at('14:10'))
  expect(await administer(hall, own, at('14:11'))).toHaveLength(43)
})

test('an officer lifts the freeze: the same password works, and the notice is answered', async () => {
  const token = await linkOf(hall, zhang.mobile)
  await objectToRegistration(hall.as(visitor, at('15:00')), token, {})
  const logIn = (time: string) =>
    sessionOf(logInOperator(hall.as(visitor, at(time)), { creditCode: target.creditCode, password }))
  await expect(logIn('15:01')).rejects.toThrow(/已冻结/)
  const deciding = hall.as(await officer(hall, '410783-accept'), at('15:10'))
  const values = { decision: 'lifted', reason: '已核对营业执照和授权书' }
  await decideFreeze(deciding, target.unitNo, values)
  expect(await logIn('15:11')).toHaveLength(43)
  for (const side of ['13900000009', zhang.mobile]) {
    expect((await texts(side)).some(text => text.includes('已解除冻结'))).toBe(true)
  }
  expect(await registrationNotice(hall.as(visitor, at('15:12')), token)).toMatchObject({
    state: 'decided',
    decision: 'lifted',
  })
})

test('with nobody on record: licence required, code settled at once, no money before an officer confirms', async () => {
  await importFile(hall.runtime, { kind: 'units', path: await contactsOf('units') })
  await importFile(hall.runtime, { kind: 'persons', path: await contactsOf('persons') })
  const unitNo = '410783000077'
  const unit = { name: '长垣示例无登记有限公司', creditCode: '92410783MA00000239', mobile: '13900000077' }
  const worker = { idNo: '410783199506060016', name: '孙七', mobile: '13800000021' }
  await register(hall, worker)
  const acting = await person(hall, worker.idNo)
  const id = await saveMaintenance(acting, {
    creditCode: unit.creditCode,
    legalRepMobile: '13700000077',
    operatorMobile: unit.mobile,
  })
  await expect(confirmMaintenance(hall, acting, id, '13700000077')).rejects.toThrow(
    /请先上传电子材料“营业执照/,
  )
  await attach(acting, maintenance, { declarationId: id, kind: 'licence', ...(await licence()) })
  await confirmMaintenance(hall, acting, id, '13700000077')
  expect((await inHall(tx => getUnit(tx, unitNo))).creditCode).toBe(unit.creditCode)
  expect((await inHall(tx => unitContact(tx, unitNo)))?.unverifiedSince).not.toBeNull()

  await open(hall, unit)
  await administer(hall, unit)
  const declarationId = await fileRefund(unit, unitNo)
  const accepting = hall.as(await officer(hall, '410783-accept'))
  await expect(accept(accepting, refund, declarationId)).rejects.toThrow(/未经核实.*单位联系人信息确认/)
  const moved = await unitsFile([`${unitNo},${unit.creditCode},${unit.name},企业,410105`])
  await importFile(hall.runtime, { kind: 'units', path: moved })
  await expect(accept(accepting, refund, declarationId)).rejects.toThrow(/未经核实.*单位联系人信息确认/)
  await importFile(hall.runtime, { kind: 'units', path: await contactsOf('units') })
  expect((await caseFile(accepting, declarationId)).declaration.state).toBe('submitted')
  const elsewhere = hall.as(await officer(hall, '410105-accept'))
  const waiting = await inHall(tx => unitContact(tx, unitNo))
  const seen = { reason: '已核对营业执照原件', seen: '1', shown: waiting ? contactVersion(waiting) : '' }
  await expect(confirmContact(elsewhere, unitNo, seen)).rejects.toThrow(/本统筹区/)
  await expect(confirmContact(accepting, unitNo, { ...seen, seen: '' })).rejects.toThrow(/核对/)
  const earlier = { ...seen, shown: '2023-08-10T01:00:00.000Z' }
  await expect(confirmContact(accepting, unitNo, earlier)).rejects.toThrow(/已变更，请核对后再确认/)
  await confirmContact(accepting, unitNo, seen)
  await expect(confirmContact(accepting, unitNo, seen)).rejects.toThrow(/没有待确认/)
  expect((await texts(unit.mobile))[0]).toContain('已由长垣市社会保险中心核实确认')
  await accept(accepting, refund, declarationId)
  expect((await caseFile(accepting, declarationId)).declaration.state).toBe('accepted')
})

test('after twelve hours nobody objects any more; concurrent objections freeze once and are all kept', async () => {
  const token = await linkOf(hall, '13800000021')
  const late = hall.as(visitor, at('21:01'))
  expect((await registrationNotice(late, token)).state).toBe('over')
  await expect(objectToRegistration(late, token, {})).rejects.toThrow(/异议期已过/)
  const inTime = hall.as(visitor, at('20:59'))
  const count = async (sql: string) => (await hall.owner.query(sql)).rows.length
  const frozen = "select 1 from identity.registration_freeze where unit_no = '410783000077'"
  expect(await count(frozen)).toBe(0)
  await Promise.all([
    objectToRegistration(inTime, token, { words: '一' }),
    objectToRegistration(inTime, token, { words: '二' }),
    objectToRegistration(inTime, await linkOf(hall, '13900000077'), {}),
  ])
  expect(await count(frozen)).toBe(1)
  const kept =
    "select 1 from identity.registration_link where unit_no = '410783000077' and objected_at is not null"
  expect(await count(kept)).toBe(2)
  await expect(objectToRegistration(inTime, 'forged', {})).rejects.toThrow(/链接无效/)
})
