import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { projectFile } from '#project-file'
import { childrenOf } from '../journeys/children-of.ts'
import { builtProgram, provinceFolder } from '../journeys/start-hall.ts'
import { workersOf } from './workers-of.ts'

execFileSync(projectFile('script/setup'), { stdio: 'ignore' })
const folder = await provinceFolder()
afterAll(() => rm(folder, { recursive: true, force: true }))

const announced = /http:\/\/[\d.]+:\d+/

/** A hall that is starting. */
interface Starting {
  readonly pid: number
  /** what it has written so far, errors included */
  said(): string
  kill(signal: NodeJS.Signals): void
  /** its exit code or the signal that ended it */
  readonly ended: Promise<number | string | null>
}

function starting(settings: Readonly<Record<string, string>> = {}): Starting {
  const env = { ...process.env, DATA_DIR: folder, PORT: '0', PROCESSES: '2', LOG_LEVEL: 'error', ...settings }
  const hall: ChildProcess = spawn(process.execPath, [builtProgram, 'server'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [hall.stdout, hall.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
  }
  return {
    pid: hall.pid ?? 0,
    said: () => said,
    kill: signal => void hall.kill(signal),
    ended: once(hall, 'close').then(() => hall.exitCode ?? hall.signalCode),
  }
}

/** The processes that will answer visitors, as soon as there are so many of them or more; oldest first. */
async function workersOfStart({ pid }: Starting, count: number): Promise<number[]> {
  let found: number[] = []
  const look = () => {
    found = workersOf(pid)
    return found.length
  }
  await expect.poll(look, { timeout: 60_000, interval: 5 }).toBeGreaterThanOrEqual(count)
  return found
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

const databaseRuns = () => existsSync(join(folder, 'database', 'cluster', 'postmaster.pid'))

/** The processes are gone, within what an exit takes on a busy machine. */
const areGone = (pids: readonly number[]) =>
  expect.poll(() => pids.filter(isAlive), { timeout: 10_000, interval: 20 }).toEqual([])

test('the processes that answer visitors load before there is a database', async () => {
  const hall = starting()
  await workersOfStart(hall, 1)
  expect(databaseRuns()).toBe(false)
  await workersOfStart(hall, 2)
  expect(hall.said()).not.toMatch(announced)
  await expect.poll(hall.said, { timeout: 60_000 }).toContain('2 个进程均已开始服务')
  hall.kill('SIGTERM')
  expect(await hall.ended).toBe(0)
})

test('stopped while they load, it stops them and the database, and ends well', async () => {
  const hall = starting()
  const workers = await workersOfStart(hall, 2)
  hall.kill('SIGTERM')
  expect(await hall.ended).toBe(0)
  expect(workers.filter(isAlive)).toEqual([])
  expect(databaseRuns()).toBe(false)
  expect(hall.said()).not.toMatch(announced)
})

test('interrupted together with them, as by Ctrl-C, it ends well', async () => {
  const hall = starting()
  const workers = await workersOfStart(hall, 2)
  for (const pid of [hall.pid, ...workers]) process.kill(pid, 'SIGINT')
  expect(await hall.ended).toBe(0)
  expect(workers.filter(isAlive)).toEqual([])
  expect(hall.said()).not.toContain('没有启动')
})

test('interrupted together with them while one receives a request, it answers that first', async () => {
  const hall = starting()
  await expect.poll(hall.said, { timeout: 60_000 }).toContain('2 个进程均已开始服务')
  const { port } = new URL(announced.exec(hall.said())?.[0] ?? '')
  const socket = connect(Number(port), '127.0.0.1')
  let answer = ''
  socket.on('data', chunk => {
    answer += chunk.toString()
  })
  const type = 'application/x-www-form-urlencoded'
  socket.write(
    `POST /person/login HTTP/1.1\r\nhost: hall\r\ncontent-type: ${type}\r\ncontent-length: 8\r\n\r\na=1&`,
  )
  await pause(500)
  for (const pid of [hall.pid, ...workersOf(hall.pid)]) process.kill(pid, 'SIGINT')
  await pause(500)
  socket.write('b=22')
  await expect.poll(() => answer, { timeout: 10_000 }).toMatch(/^HTTP\/1\.1 \d{3} [\s\S]*<\/html>/)
  expect(await hall.ended).toBe(0)
})

test.each([1, 2])('killed when %i of them load, it leaves none of them', async count => {
  const hall = starting()
  const workers = await workersOfStart(hall, count)
  hall.kill('SIGKILL')
  expect(await hall.ended).toBe('SIGKILL')
  await areGone(workers)
})

test('one that dies while it loads is replaced if it is not the first; without the first it does not start', async () => {
  const hall = starting()
  const [first] = await workersOfStart(hall, 1)
  const others = (await workersOfStart(hall, 2)).filter(pid => pid !== first)
  expect(others).toHaveLength(1)
  for (const other of others) process.kill(other, 'SIGKILL')
  await expect.poll(hall.said, { timeout: 60_000 }).toContain('已接替')
  expect(hall.said()).toMatch(announced)
  hall.kill('SIGTERM')
  expect(await hall.ended).toBe(0)

  const second = starting()
  const [only] = await workersOfStart(second, 1)
  if (only !== undefined) process.kill(only, 'SIGKILL')
  expect(await second.ended).toBe(1)
  expect(second.said()).toBe('网厅进程没有启动，原因见上。\n')
  expect(databaseRuns()).toBe(false)
})

test('a fault of the configuration is told once, and nothing is left', async () => {
  const taken = createServer()
  await once(taken.listen(0, '127.0.0.1'), 'listening')
  const address = taken.address()
  const port = typeof address === 'object' ? String(address?.port) : ''
  for (const [settings, sentence] of [
    [
      { PORT: port },
      `HOST、PORT: 不能在 127.0.0.1:${port} 上提供服务：已有别的程序在使用，请将其停止，或换一个端口`,
    ],
    [{ UKEY_PORT: '0' }, 'UKEY_PORT: '],
    [{ PROCESSES: '65' }, 'PROCESSES: 至多 64 个'],
    [{ PRINT_SIGNING_CERT: '/no.pem', PRINT_SIGNING_KEY: '/no.pem' }, 'PRINT_SIGNING'],
  ] as const) {
    const hall = starting(settings)
    expect(await hall.ended).toBe(1)
    expect(hall.said().trim().split('\n')).toHaveLength(1)
    expect(hall.said()).toContain(sentence)
    expect(childrenOf(hall.pid, /./)).toEqual([])
  }
  taken.close()
})
