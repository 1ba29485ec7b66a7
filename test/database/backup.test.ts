import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { asApplication, ofArea, openPool, transact } from '#platform'
import { type TestRuntime, testRuntime } from './database.ts'
import { on } from './server.ts'

const run = promisify(execFile)

/** Debian keeps the programs of each version apart; any that is not older than the server will do. */
const root = '/usr/lib/postgresql'
const bin = (existsSync(root) ? readdirSync(root) : [])
  .map(Number)
  .filter(version => version >= 15 && existsSync(join(root, String(version), 'bin/pg_dump')))
  .map(version => join(root, String(version), 'bin'))
  .at(-1)

let test1: TestRuntime
let folder: string
beforeAll(async () => {
  test1 = await testRuntime()
  folder = await mkdtemp(join(tmpdir(), 'backup-'))
})
afterAll(async () => {
  await test1.close()
  await rm(folder, { recursive: true, force: true })
})

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`

/** What libpq's programs take to reach a database. */
function reach(connection: TestRuntime['connection'], login?: { user: string; password: string }) {
  const { connectionString, host, user, password, database } = connection
  const parameters = login ? `&${new URLSearchParams(login)}` : ''
  const env = { ...process.env, PGPASSWORD: login?.password ?? password ?? '' }
  return connectionString === undefined
    ? { words: ['-h', host ?? '', '-U', login?.user ?? user ?? '', '-d', database ?? ''], env }
    : { words: ['-d', connectionString + parameters], env }
}

async function rowsOfAllTables(client: Client): Promise<Record<string, number>> {
  const { rows } = await client.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname !~ '^pg_|^information_schema$' order by 1`,
  )
  const counts: Record<string, number> = {}
  for (const { name } of rows) {
    const counted = await client.query<{ rows: number }>(`select count(*)::int as rows from ${name}`)
    counts[name] = counted.rows[0]?.rows ?? 0
  }
  return counts
}

test.skipIf(bin === undefined)(
  'a dump by the backup role holds every row, and what it is restored into is a hall again',
  async () => {
    const login = { user: 'hall_backup', password: randomBytes(12).toString('hex') }
    await test1.owner.query(`alter role hall_backup login password ${literal(login.password)}`)
    const dump = join(folder, 'hall.dump')
    const from = reach(test1.connection, login)
    await run(join(bin ?? '', 'pg_dump'), [...from.words, '-Fc', '-f', dump], { env: from.env })

    const restored = `restored_${randomBytes(4).toString('hex')}`
    await test1.owner.query(`create database ${restored}`)
    const server = on(inject('server'), restored)
    const client = new Client(server)
    const before = new Client(test1.connection)
    await Promise.all([client.connect(), before.connect()])
    try {
      const to = reach(server)
      await run(join(bin ?? '', 'pg_restore'), ['--exit-on-error', ...to.words, dump], { env: to.env })
      const counts = await rowsOfAllTables(client)
      expect(counts).toEqual(await rowsOfAllTables(before))
      expect(counts['registry.unit']).toBeGreaterThan(0)
      expect(Object.keys(counts).length).toBeGreaterThan(50)

      const pool = openPool({ ...asApplication(server), max: 1 })
      const seen = await transact(
        { pool, config: test1.runtime.config, wakes: test1.runtime.wakes },
        ofArea('410105'),
        tx => sql<{ area: string }>`select distinct area_code as area from registry.unit`.execute(tx),
      ).finally(() => pool.end())
      expect(seen.rows).toEqual([{ area: '410105' }])
    } finally {
      await Promise.all([client.end(), before.end()])
      await test1.owner.query(`drop database ${restored} with (force)`)
    }
  },
  60_000,
)

test('the backup role reads and changes nothing', async () => {
  const login = { user: 'hall_backup', password: randomBytes(12).toString('hex') }
  await test1.owner.query(`alter role hall_backup login password ${literal(login.password)}`)
  const { connectionString, ...rest } = test1.connection
  const client = new Client(
    connectionString === undefined
      ? { ...rest, ...login }
      : { connectionString: `${connectionString}&${new URLSearchParams(login)}` },
  )
  await client.connect()
  try {
    const { rows } = await client.query<{ units: number }>('select count(*)::int as units from registry.unit')
    expect(rows[0]?.units).toBeGreaterThan(0)
    for (const statement of [
      'delete from registry.unit',
      'set role hall_app',
      'create table public.own (a int)',
    ]) {
      await expect(client.query(statement), statement).rejects.toThrow(/permission denied/)
    }
  } finally {
    await client.end()
  }
})
