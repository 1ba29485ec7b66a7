import { afterAll, beforeAll, expect, test } from 'vitest'
import { sendCode } from '#identity'
import { type TestRuntime, testRuntime } from './database.ts'
import { codeOf, member, visitor } from './people.ts'
import {
  confirmMaintenance,
  linkOf,
  password,
  person,
  register,
  saveMaintenance,
  target,
  zhang,
} from './takeover.ts'
import { objectToRegistration, openUnit, registerAdministrator } from './visits.ts'

/**
 * Opening a unit, registering its administrator and objecting to either lock the unit first, and then what belongs to
 * it. A deadlock would not be seen in the answers, since a visit tries again: PostgreSQL counts them.
 */

const unit = { ...target, mobile: '13900000009' }
let runtime: TestRuntime
beforeAll(async () => {
  runtime = await testRuntime()
  await register(runtime, zhang)
  const acting = await person(runtime, zhang.idNo)
  const of = { creditCode: unit.creditCode, legalRepMobile: target.legalRep, operatorMobile: unit.mobile }
  await confirmMaintenance(runtime, acting, await saveMaintenance(acting, of), target.legalRep)
})
afterAll(() => runtime.close())

/** Sessions report what they counted when they end. */
async function deadlocks(): Promise<number> {
  await runtime.owner.query('select pg_stat_force_next_flush()')
  await new Promise(resolve => setTimeout(resolve, 1200))
  const { rows } = await runtime.owner.query<{ deadlocks: number }>(
    'select deadlocks from pg_stat_database where datname = current_database()',
  )
  return rows[0]?.deadlocks ?? -1
}

async function outcomes(visits: readonly Promise<unknown>[]): Promise<readonly [number, string[]]> {
  const settled = await Promise.allSettled(visits)
  const refused = settled.flatMap(one => (one.status === 'rejected' ? [String(one.reason)] : []))
  return [settled.length - refused.length, refused]
}

async function openings(many: number) {
  await runtime.owner.query('delete from identity.rate_limit')
  await sendCode(runtime.as(visitor), { purpose: 'unit-registration', mobile: unit.mobile })
  const smsCode = await codeOf(runtime, unit.mobile)
  const values = { unitName: unit.name, creditCode: unit.creditCode, mobile: unit.mobile, smsCode }
  return Array.from({ length: many }, () => () => openUnit(runtime.as(visitor), values))
}

async function administrators(many: number) {
  await runtime.owner.query('delete from identity.rate_limit')
  await sendCode(runtime.as(visitor), { purpose: 'administrator-registration', mobile: unit.mobile })
  const smsCode = await codeOf(runtime, unit.mobile)
  const values = {
    account: unit.creditCode,
    mobile: unit.mobile,
    smsCode,
    name: '孙经办',
    password,
    passwordAgain: password,
  }
  return Array.from({ length: many }, () => () => registerAdministrator(runtime.as(visitor), values))
}

test('of several openings and administrators at once one each goes through, and none is a deadlock', async () => {
  const [opened, refusedOpenings] = await outcomes((await openings(4)).map(run => run()))
  expect([opened, refusedOpenings.length]).toEqual([1, 3])
  for (const words of refusedOpenings) expect(words).toMatch(/已开通网上服务|验证码已使用|验证码已失效/)

  const mixed = [...(await administrators(4)), ...(await openings(2))]
  const [registered, refused] = await outcomes(mixed.map(run => run()))
  expect([registered, refused.length]).toEqual([1, 5])
  for (const words of refused) expect(words).toMatch(/已有管理员|已开通网上服务|验证码已使用|验证码已失效/)
  expect(await member(runtime, 'operator', unit.unitNo)).toMatchObject({ name: '孙经办' })
  expect(await deadlocks()).toBe(0)
})

test('objections from two links at the same time freeze the unit once', async () => {
  const links = await Promise.all([linkOf(runtime, target.legalRep), linkOf(runtime, zhang.mobile)])
  expect(new Set(links).size).toBe(2)
  const objections = links.map(link => objectToRegistration(runtime.as(visitor), link, { words: '不是我们' }))
  const again = await openings(2)
  const [done] = await outcomes([...objections, ...again.map(run => run())])
  expect(done).toBe(2)
  const { rows } = await runtime.owner.query(
    'select from identity.registration_freeze where unit_no = $1 and decided_at is null',
    [unit.unitNo],
  )
  expect(rows).toHaveLength(1)
  expect(await deadlocks()).toBe(0)
})
