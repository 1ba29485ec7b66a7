import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Acting, freezes, query, queryAsHall } from '#identity'
import { getUnit, importFile, unitContact } from '#registry'
import { type TestRuntime, testRuntime } from './database.ts'
import { officer, visitor } from './people.ts'
import { unitsFile } from './registers.ts'
import {
  confirmMaintenance,
  linkOf,
  open,
  person,
  register,
  saveMaintenance,
  target,
  zhang,
} from './takeover.ts'
import { decideFreeze, freezeFile, objectToRegistration } from './visits.ts'

const { unitNo, name, legalRep } = target
const honest = { creditCode: '92410783MA00000239', legalRepMobile: legalRep, operatorMobile: '13900000009' }
const thief = '13912345678'
const imported = '52410100MJ0000034U'
let hall: TestRuntime
beforeAll(async () => {
  hall = await testRuntime()
  await register(hall, zhang)
  await maintain(honest, '2022-09-01T09:00:00+08:00')
})
afterAll(() => hall.close())

async function maintain(of: typeof honest, at: string) {
  const acting = await person(hall, zhang.idNo, at)
  await confirmMaintenance(hall, acting, await saveMaintenance(acting, of), legalRep)
}

const importUnits = async (...rows: string[]) =>
  await importFile(hall.runtime, { kind: 'units', path: await unitsFile(rows) })

/** Takes the unit over on a day, and has the legal representative object. */
async function takeOver(day: string) {
  await maintain({ ...honest, creditCode: target.creditCode, operatorMobile: thief }, `${day}T09:00:00+08:00`)
  await objectToRegistration(hall.as(visitor, `${day}T09:30:00+08:00`), await linkOf(hall, legalRep), {})
}

const revoke = async (day: string, county = '410783') => {
  const deciding = hall.as(await officer(hall, `${county}-review`), `${day}T10:00:00+08:00`)
  const values = { decision: 'revoked', reason: '已电话核实法定代表人，未授权' }
  return await decideFreeze(deciding, unitNo, values)
}

const freezesOf = (acting: Acting) => query(acting, freezes)

const state = async () =>
  await queryAsHall(hall.as(visitor), async tx => ({
    code: (await getUnit(tx, unitNo)).creditCode,
    operator: (await unitContact(tx, unitNo))?.operatorMobile,
  }))

test('撤销注册 takes back what the freeze covers; an honest change of last year stays', async () => {
  await takeOver('2023-08-11')
  expect(await state()).toEqual({ code: target.creditCode, operator: thief })
  expect(await revoke('2023-08-11')).toHaveLength(1)
  expect(await state()).toEqual({ code: honest.creditCode, operator: honest.operatorMobile })
})

test('撤销注册 is possible after an import has brought another code, which stays', async () => {
  await takeOver('2023-08-12')
  await importUnits(`${unitNo},${imported},${name},企业,410783`)
  expect(await revoke('2023-08-12')).toHaveLength(1)
  expect(await state()).toEqual({ code: imported, operator: honest.operatorMobile })
})

test('a frozen unit that moves is decided where it is now; a code that another unit has by now is not given back', async () => {
  await takeOver('2023-08-13')
  await importUnits(`${unitNo},,${name},企业,410105`)
  const there = hall.as(await officer(hall, '410105-review'))
  expect((await freezesOf(there)).map(one => one.unitNo)).toContain(unitNo)
  expect(
    (await freezesOf(hall.as(await officer(hall, '410783-review')))).map(one => one.unitNo),
  ).not.toContain(unitNo)
  const file = await freezeFile(there, unitNo)
  expect(file).toMatchObject({ frozen: true, objections: [{}, {}, {}] })
  expect([file.notices.length, file.events.length]).toEqual([4, 12])
  await importUnits(`410783000078,${imported},长垣示例新登记有限公司,企业,410783`)
  expect(await revoke('2023-08-13', '410105')).toHaveLength(1)
  expect(await state()).toEqual({ code: null, operator: honest.operatorMobile })
})

test('撤销注册 of an opening takes along the change that named its contact, if that was still open to objections then', async () => {
  await importUnits(`${unitNo},,${name},企业,410783`)
  await maintain(honest, '2023-08-20T09:00:00+08:00')
  const stolen = { creditCode: target.creditCode, mobile: thief }
  const change = { ...honest, creditCode: stolen.creditCode, operatorMobile: thief }
  const opening = { name, ...stolen }
  await maintain(change, '2023-09-01T08:00:00+08:00')
  await open(hall, opening, '2023-09-01T19:30:00+08:00')
  const link = await linkOf(hall, legalRep)
  // Fourteen hours after the change nobody can object to it any more, but to the opening.
  await objectToRegistration(hall.as(visitor, '2023-09-01T22:00:00+08:00'), link, {})
  const evening = hall.as(await officer(hall, '410783-review'), '2023-09-01T22:30:00+08:00')
  const values = { decision: 'revoked', reason: '已电话核实法定代表人，未授权' }
  expect(await decideFreeze(evening, unitNo, values)).toHaveLength(1)
  expect(await state()).toEqual({ code: honest.creditCode, operator: honest.operatorMobile })
})

test('a change that nobody objected to within its twelve hours stays, whatever happens to the opening after it', async () => {
  const stolen = { creditCode: target.creditCode, mobile: thief }
  await maintain({ ...honest, ...stolen, operatorMobile: thief }, '2023-09-03T08:00:00+08:00')
  await open(hall, { name, ...stolen }, '2023-09-03T20:30:00+08:00')
  await objectToRegistration(hall.as(visitor, '2023-09-03T21:00:00+08:00'), await linkOf(hall, legalRep), {})
  const evening = hall.as(await officer(hall, '410783-review'), '2023-09-03T21:30:00+08:00')
  expect(
    await decideFreeze(evening, unitNo, { decision: 'revoked', reason: '已电话核实，未授权' }),
  ).toHaveLength(0)
  expect(await state()).toEqual({ code: target.creditCode, operator: thief })
})
