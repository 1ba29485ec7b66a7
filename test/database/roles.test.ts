import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asApplication, hall, openPool, transact } from '#platform'
import { type TestRuntime, testRuntime } from './database.ts'

let test1: TestRuntime
beforeAll(async () => {
  test1 = await testRuntime()
})
afterAll(() => test1.close())

test('the application’s role owns nothing, has no privileges, and is a member of nothing', async () => {
  const { rows } =
    await test1.owner.query(`select rolcanlogin, rolsuper, rolcreatedb, rolcreaterole, rolbypassrls,
      rolreplication, exists (select from pg_auth_members where member = r.oid) as member,
      exists (select from pg_class where relowner = r.oid and relpersistence <> 't') as owns
    from pg_roles r where rolname = 'hall_app'`)
  expect(rows).toEqual([
    {
      rolcanlogin: true,
      rolsuper: false,
      rolcreatedb: false,
      rolcreaterole: false,
      rolbypassrls: false,
      rolreplication: false,
      member: false,
      owns: false,
    },
  ])
})

test('whatever it asks for, it does not become the owner, nor does the server run a program for it', async () => {
  const { rows } = await test1.owner.query<{ owner: string }>('select current_user as owner')
  const owner = rows[0]?.owner
  const pool = openPool({ ...asApplication(test1.connection), max: 1 })
  const refused = [
    `set role ${owner}`,
    `set session authorization ${owner}`,
    'set role hall_backup',
    `copy (select 1) to program 'true'`,
    `copy (select 1) to '/tmp/hall-app'`,
    'select rolpassword from pg_authid',
    `alter role hall_app superuser`,
    'create role another',
    `alter role ${owner} password 'x'`,
    'alter table registry.unit disable row level security',
    'drop policy in_scope on registry.unit',
    'create table casework.own (a int)',
    'create table public.own (a int)',
    `select pg_read_file('pg_hba.conf')`,
    `create extension dblink`,
    'truncate casework.event',
    'delete from casework.event',
  ]
  try {
    for (const statement of refused) {
      await expect(pool.query(statement), statement).rejects.toThrow(
        /permission denied|must be (owner|superuser)/,
      )
    }
    await pool.query('set role none')
    const who = await pool.query('select current_user, session_user')
    expect(who.rows).toEqual([{ current_user: 'hall_app', session_user: 'hall_app' }])
  } finally {
    await pool.end()
  }
})

test('policies cannot be switched off by a setting, and COPY reaches no table that has one', async () => {
  const pool = openPool({ ...asApplication(test1.connection), max: 1 })
  try {
    await pool.query('set row_security = off')
    await expect(pool.query('select * from registry.unit')).rejects.toThrow(/row-level security/)
    await pool.query('set row_security = on')
    await expect(pool.query(`copy registry.claimant from stdin`)).rejects.toThrow(/row-level security/)
  } finally {
    await pool.end()
  }
})

test('look-ups past the policies return the one row that was named', async () => {
  const { rows } = await test1.runtime.pool.query('select count(*) from registry.unit_by_no(null)')
  expect(rows).toEqual([{ count: 0 }])
  const known = await transact(test1.runtime, hall, tx =>
    sql<{ unit_no: string }>`select unit_no from registry.unit order by 1 limit 1`.execute(tx),
  )
  const found = await test1.runtime.pool.query('select unit_no from registry.unit_by_no($1)', [
    known.rows[0]?.unit_no,
  ])
  expect(found.rows).toEqual(known.rows)
})

test('on the embedded server’s socket nobody logs in as the owner without the password', async () => {
  const { connectionString, password, ...rest } = test1.connection
  if (connectionString !== undefined) return
  expect(password).toMatch(/^[\w-]{32}$/)
  const pool = openPool({ ...rest, password: 'wrong', max: 1 })
  await expect(pool.query('select 1')).rejects.toThrow(/password authentication failed/)
  await pool.end()
})
