import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as casework from '#casework'
import { query, scopeOf } from '#identity'
import { asApplication, hall, openPool, type Tx, transact } from '#platform'
import { getUnit } from '#registry'
import { catalogue } from '../../src/items/index.ts'
import { type TestRuntime, testRuntime } from './database.ts'
import { officer, operator } from './people.ts'
import { caseFile, save } from './visits.ts'

const item = casework.getItem(catalogue, 'stable-employment-refund')
const form = {
  year: '2023',
  contactName: '王五',
  contactMobile: '13800000003',
  payTo: '单位',
  accountNo: '41001522010050205678',
  bankName: '中国建设银行长垣支行',
  accountName: '长垣示例医疗器械有限公司',
}
let runtime: TestRuntime
let id = ''
beforeAll(async () => {
  runtime = await testRuntime()
  id = await save(runtime.as(await operator(runtime, '410783000002')), item, form)
})
afterAll(() => runtime.close())

const backends = async () => {
  const { rows } = await runtime.owner.query<{ count: number }>(
    `select count(*)::int as count from pg_stat_activity
     where datname = current_database() and usename = 'hall_app' and state like 'idle in transaction%'`,
  )
  return rows[0]?.count
}

test('an officer does not see a draft, whatever the address; the filer and the hall do', async () => {
  const acting = runtime.as(await operator(runtime, '410783000002'))
  expect((await caseFile(acting, id)).declaration.state).toBe('draft')
  for (const login of ['410783-accept', '410783-review', '410000-admin']) {
    await expect(caseFile(runtime.as(await officer(runtime, login)), id)).rejects.toThrow(/没有找到/)
  }
  const seen = await transact(runtime.runtime, hall, tx => casework.caseFile(tx, id))
  expect(seen.declaration.declarationId).toBe(id)
})

test('reading waits for no writer: what another transaction has locked and changed is read as it was', async () => {
  const acting = runtime.as(await operator(runtime, '410783000002'))
  await transact(runtime.runtime, scopeOf(acting.who), async writing => {
    await casework.save(writing, acting, item, { values: { ...form, contactName: '改名' } })
    const read = await query(acting, tx => casework.pendingSubmission(tx, acting, catalogue, id))
    expect(read.file.values.contactName).toBe('王五')
    expect(read.confirmation?.own).toBe(true)
  })
  expect((await caseFile(acting, id)).values.contactName).toBe('改名')
})

test('a reading transaction can neither write nor lock', async () => {
  const acting = runtime.as(await operator(runtime, '410783000002'))
  const inRead = (run: (tx: Tx) => Promise<unknown>) => query(acting, run)
  await expect(inRead(tx => casework.save(tx, acting, item, { values: form }))).rejects.toThrow(/read-only/)
  await expect(inRead(tx => casework.discard(tx, acting, [id]))).rejects.toThrow(/read-only/)
})

test('a transaction begins with its first statement, and work before it holds no connection', async () => {
  const acting = runtime.as(await operator(runtime, '410783000002'))
  await transact(runtime.runtime, scopeOf(acting.who), async tx => {
    expect(await backends()).toBe(0)
    await casework.caseFile(tx, id)
    expect(await backends()).toBe(1)
  })
  expect(await backends()).toBe(0)
})

test('reference data is read once and again after it has changed', async () => {
  const acting = runtime.as(await operator(runtime, '410783000002'))
  const nameOf = async () => (await query(acting, tx => getUnit(tx, '410783000002'))).areaName
  const before = await nameOf()
  await runtime.owner.query(`update registry.area set name = '新名称' where code = '410783'`)
  expect(await nameOf()).toBe('新名称')
  await runtime.owner.query('update registry.area set name = $1 where code = $2', [before, '410783'])
  expect(await nameOf()).toBe(before)
})

test('a plan that a migration made stale costs one retry, on a new connection', async () => {
  const own = openPool({ ...asApplication(runtime.connection), max: 1 })
  const once = { ...runtime.runtime, pool: own }
  await runtime.owner.query('create table public.grown (a int)')
  await runtime.owner.query('grant select on public.grown to hall_app')
  const backendsOf: number[] = []
  const read = () =>
    transact(once, hall, async tx => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
      backendsOf.push(rows[0]?.pid ?? 0)
      return (await sql`select * from public.grown`.execute(tx)).rows
    })
  await runtime.owner.query('insert into public.grown values (1)')
  expect(await read()).toEqual([{ a: 1 }])
  await runtime.owner.query('alter table public.grown add column b int default 2')
  expect(await read()).toEqual([{ a: 1, b: 2 }])
  const [first, stale, fresh] = backendsOf
  expect(backendsOf).toHaveLength(3)
  expect(stale).toBe(first)
  expect(fresh).not.toBe(first)
  await own.end()
  await runtime.owner.query('drop table public.grown')
})
