import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  areaRange,
  asApplication,
  hall,
  nobody,
  ofArea,
  openPool,
  type Scope,
  scopeSettings,
  transact,
} from '#platform'
import { type TestRuntime, testRuntime } from './database.ts'

/** Columns that say to whom a row belongs. */
const owners = [
  'unit_no',
  'person_no',
  'account_no',
  'applicant_no',
  'holder_no',
  'officer_no',
  'person_index',
  'id_no_index',
  'login_index',
  'mobile_index',
  'area_code',
]

/** Rows of these belong to nobody in particular, though an area or an officer is named in them. */
const open = ['registry.agency', 'entitlement.push']

const own = `n.nspname in ('platform', 'registry', 'identity', 'casework', 'bulletin', 'entitlement', 'disbursement',
  'export', 'printout')`

let test1: TestRuntime
beforeAll(async () => {
  test1 = await testRuntime()
})
afterAll(() => test1.close())

async function tablesWith(columns: readonly string[]) {
  const { rows } = await test1.owner.query<{ name: string; bound: boolean; policies: number }>(
    `select n.nspname || '.' || c.relname as name, c.relrowsecurity and c.relforcerowsecurity as bound,
       (select count(*) from pg_policy p where p.polrelid = c.oid) as policies
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and c.relpersistence = 'p' and ${own} and exists (
       select from pg_attribute a where a.attrelid = c.oid and a.attname = any ($1) and not a.attisdropped)
     order by 1`,
    [columns],
  )
  return rows.filter(({ name }) => !open.includes(name))
}

test('every permanent table that names a unit, a person or an area is bound by a policy, its owner too', async () => {
  const tables = await tablesWith(owners)
  expect(tables.length).toBeGreaterThan(45)
  expect(tables.filter(({ bound, policies }) => !bound || policies === 0)).toEqual([])
})

test('a policy compares the row’s own columns with settings: no subquery, no other function', async () => {
  const { rows } = await test1.owner.query<{ name: string; said: string }>(
    `select n.nspname || '.' || c.relname || ': ' || p.polname as name,
       coalesce(p.polqual::text, '') || coalesce(p.polwithcheck::text, '') as said
     from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace where ${own}`,
  )
  const { rows: known } = await test1.owner.query<{ oid: number }>(
    `select 'current_setting(text, boolean)'::regprocedure::oid as oid`,
  )
  expect(rows.length).toBeGreaterThan(45)
  for (const { name, said } of rows) {
    const functions = [...said.matchAll(/:funcid (\d+)/g)].map(([, oid]) => Number(oid))
    expect(
      functions.filter(oid => oid !== known[0]?.oid),
      name,
    ).toEqual([])
    expect(/SUBLINK|SUBPLAN|QUERY/.test(said), name).toBe(false)
  }
})

test('without a scope nothing with an area is seen, before the first transaction and after one', async () => {
  const pool = openPool({ ...asApplication(test1.connection), max: 1 })
  const tables = await tablesWith(['area_code'])
  const seen = async () => {
    const counts = await Promise.all(
      tables.map(async ({ name }) => {
        const { rows } = await pool.query<{ count: number }>(`select count(*) as count from ${name}`)
        return { name, count: rows[0]?.count }
      }),
    )
    return counts.filter(({ count }) => count !== 0)
  }
  try {
    expect(await seen()).toEqual([])
    const units = (scope: Scope) =>
      transact({ pool, config: test1.runtime.config, wakes: test1.runtime.wakes }, scope, async tx => {
        const { rows } = await sql<{ count: number }>`select count(*) as count from registry.unit`.execute(tx)
        return rows[0]?.count ?? 0
      })
    expect(await units(hall)).toBeGreaterThan(0)
    expect(await units(nobody)).toBe(0)
    expect(await seen()).toEqual([])
  } finally {
    await pool.end()
  }
})

const numbersIn = (scope: Scope) =>
  transact(test1.runtime, scope, async tx => {
    const { rows } = await sql<{ unit_no: string; area_code: string }>`
      select unit_no, area_code from registry.unit order by unit_no`.execute(tx)
    return rows
  })

test('a scope is a set: units, areas below one, and both together', async () => {
  const all = await numbersIn(hall)
  const below = (start: string) => all.filter(unit => unit.area_code.startsWith(start))
  expect(new Set(all.map(unit => unit.area_code)).size).toBeGreaterThan(1)
  expect(await numbersIn(ofArea('410783'))).toEqual(below('410783'))
  expect(await numbersIn(ofArea('410100'))).toEqual(below('4101'))
  expect(await numbersIn(ofArea('410000'))).toEqual(all)
  expect(await numbersIn(ofArea('420000'))).toEqual([])
  const [first, second] = all
  const two = [first?.unit_no ?? '', second?.unit_no ?? '']
  expect(await numbersIn({ units: two })).toEqual([first, second])
  const mixed = await numbersIn({ units: two, area: areaRange('410105') })
  expect(mixed).toEqual(all.filter(unit => two.includes(unit.unit_no) || unit.area_code === '410105'))
})

test('whatever a unit’s number holds, it stays one element of the array', async () => {
  const [first] = await numbersIn(hall)
  const hostile = [
    `','x`,
    `"`,
    `\\`,
    `}`,
    `{${first?.unit_no}}`,
    `a,${first?.unit_no}`,
    `';--`,
    `$1`,
    'null',
    '',
  ]
  expect(await numbersIn({ units: hostile })).toEqual([])
  const { rows } = await test1.owner
    .query(`begin; ${scopeSettings({ units: hostile })}`)
    .then(() => test1.owner.query('select 1 as one'))
  expect(rows).toEqual([{ one: 1 }])
  const kept = await transact(test1.runtime, { units: hostile }, async tx => {
    const { rows: found } = await sql<{ units: string[] }>`
      select current_setting('hall.units')::text[] as units`.execute(tx)
    return found[0]?.units
  })
  expect(kept).toEqual(hostile)
})
