import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openPool, startPostgres } from '#platform'
import { randomOf } from '../deep/random.ts'
import { builtChild } from './built-child.ts'

const folder = mkdtempSync(join(tmpdir(), 'crash-'))
// mkdtemp folders are private to their owner; the server's unprivileged user needs access.
chmodSync(folder, 0o755)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Killed {
  readonly acknowledged: number
  readonly serverPid: number | undefined
}

/** A sample; `DEEP_COUNT=30` for the long run. */
const kills = Number(process.env.DEEP_COUNT ?? 4)

const writer = await builtChild('writer')

/** Runs the writer and kills it after a delay with SIGKILL; every other time the server is killed first. */
function runAndKill(dataDir: string, afterMs: number, serverToo: boolean): Promise<Killed> {
  const child = spawn(process.execPath, [writer, dataDir], { stdio: ['ignore', 'pipe', 'ignore'] })
  let said = ''
  let flowing = false
  const serverPid = () => Number(/server (\d+)/.exec(said)?.[1]) || undefined
  const kill = () => {
    const pid = serverPid()
    if (serverToo && pid) process.kill(pid, 'SIGKILL')
    child.kill('SIGKILL')
  }
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString()
    // The delay starts with the first row; kills during start-up are covered by the other test.
    if (!flowing && /\n\d/.test(said)) {
      flowing = true
      setTimeout(kill, afterMs)
    }
  })
  return new Promise(resolve =>
    child.once('exit', () => {
      const whole = said.slice(0, said.lastIndexOf('\n'))
      resolve({ acknowledged: Number(whole.split('\n').at(-1)) || 0, serverPid: serverPid() })
    }),
  )
}

test('no acknowledged row is lost over kills at random moments', async () => {
  const seed = Number(process.env.DEEP_SEED ?? Math.floor(Math.random() * 1e9))
  process.stdout.write(`DEEP_SEED=${seed}\n`)
  const random = randomOf(seed)
  let highest = 0
  for (let round = 0; round < kills; round += 1) {
    const { acknowledged } = await runAndKill(folder, 20 + random() * 500, round % 2 === 1)
    expect(acknowledged, `round ${round} started`).toBeGreaterThan(highest)
    highest = acknowledged
  }
  const server = await startPostgres({ dataDir: folder, log: () => {} })
  const pool = openPool({ ...server.connection, max: 1 })
  const { rows } = await pool.query<{ count: number; max: number; whole: boolean }>(
    'select count(*)::int as count, max(n)::int as max, bool_and(twice = n * 2) as whole from acknowledged',
  )
  await pool.end()
  await server.stop()
  const [kept] = rows
  process.stdout.write(`acknowledged ${highest}, kept ${kept?.count}\n`)
  expect(kept?.whole).toBe(true)
  expect(kept?.count).toBe(kept?.max)
  expect(kept?.count).toBeGreaterThanOrEqual(highest)
})

test('killed during its first start, it opens the next time and leaves no partial cluster', async () => {
  for (let round = 0; round < 4; round += 1) {
    const fresh = join(folder, `fresh-${round}`)
    const child = spawn(process.execPath, [writer, fresh], { stdio: 'ignore' })
    await new Promise(resolve => setTimeout(resolve, 250 + round * 200))
    child.kill('SIGKILL')
    await new Promise(resolve => child.once('exit', resolve))
    const server = await startPostgres({ dataDir: fresh, log: () => {} })
    const pool = openPool({ ...server.connection, max: 1 })
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
    await pool.end()
    await server.stop()
    expect(readdirSync(join(fresh, 'database')).filter(name => name.includes('.init-'))).toEqual([])
  }
})

test('a second program joins the running server and does not stop it', async () => {
  const shared = join(folder, 'shared')
  const first = await startPostgres({ dataDir: shared, log: () => {} })
  const second = await startPostgres({ dataDir: shared, log: () => {} })
  expect([first.attached, second.attached]).toEqual([false, true])
  await second.stop()
  const pool = openPool({ ...first.connection, max: 1 })
  expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  await pool.end()
  await first.stop()
})

test('if the server’s user cannot access the folder, the data goes elsewhere and the program says where', async () => {
  const closed = mkdtempSync(join(tmpdir(), 'closed-'))
  const lines: string[] = []
  const server = await startPostgres({ dataDir: closed, log: line => lines.push(line) })
  const asRoot = process.getuid?.() === 0
  expect(server.dataDir.startsWith(asRoot ? '/var/lib/wengang-hall/' : closed)).toBe(true)
  expect(lines.some(line => line.includes(server.dataDir))).toBe(asRoot)
  await server.stop()
  rmSync(server.dataDir, { recursive: true })
  rmSync(closed, { recursive: true, force: true })
})

test('a read-only folder, or one from another version, is refused with a clear message', async () => {
  await expect(startPostgres({ dataDir: '/etc/hostname/inside-a-file', log: () => {} })).rejects.toThrow(
    /不能写入/,
  )
})
