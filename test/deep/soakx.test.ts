import { execFileSync } from 'node:child_process'
import { appendFileSync, readdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import type { Pool } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPool, startPostgres } from '#platform'
import { projectFile } from '#project-file'
import { Browser } from '../../script/benches/browser.ts'
import { median } from '../../script/benches/hall.ts'
import { logIn } from '../../script/benches/log-in.ts'
import { picture } from '../../script/benches/picture.ts'
import { builtProgram, dataFolder, type RunningHall, startHall } from '../journeys/start-hall.ts'
import { growthIn, type Sample } from './growth-in.ts'

/** of visits; the sample takes half a minute */
const minutes = Number(process.env.DEEP_COUNT ?? 0.5)
/** between two visits of a visitor, so that the load is steady and the machine not full */
const restMs = 100
const seconds = minutes * 60

const collectOnSignal = '/tmp/collect-full.ts'

const units = [
  ['91410783MA0000023C', '13800000003', '长垣示例医疗器械有限公司'],
  ['91410783MA0000058Y', '13800000105', '长垣示例食品有限公司'],
  ['91410105MA00000319', '13800000103', '郑州示例制造有限公司'],
  ['91410105MA000004X1', '13800000104', '郑州示例物流有限公司'],
] as const

let hall: RunningHall
let pool: Pool
let folder: string
let stop: () => Promise<void>
beforeAll(async () => {
  execFileSync(projectFile('script/setup'), { stdio: 'ignore' })
  folder = await dataFolder()
  hall = await startHall(folder, builtProgram, { NODE_OPTIONS: `--import=${collectOnSignal}` })
  const joined = await startPostgres({ dataDir: folder, log: () => {} })
  pool = openPool({ ...joined.connection, max: 1, application_name: 'soak' })
  let stopped: Promise<void> | undefined
  stop = () => {
    stopped ??= pool.end().then(joined.stop).then(hall.stop)
    return stopped
  }
}, 180_000)
afterAll(async () => {
  await stop()
  await rm(folder, { recursive: true, force: true })
})

const emergency = '/employer/items/emergency-refund'
const publicPages = [
  '/',
  '/notices',
  '/agencies?words=1',
  '/publicity',
  '/policy',
  '/verify',
  '/person/login',
]
const unitPages = [
  '/employer',
  '/employer/to-do',
  '/employer/progress',
  '/employer/entitlement',
  '/employer/business',
  emergency,
]

/** The last words of each unit whose saving was acknowledged. */
const acknowledged = new Map<string, string>()
let visits = 0

/** Visits until the time is up: a public page, pages of the unit, a form saved, a material given and taken away. */
async function visit(
  [creditCode, mobile, accountName]: (typeof units)[number],
  until: number,
): Promise<void> {
  const browser = new Browser(hall.url)
  const anonymous = new Browser(hall.url)
  await logIn(browser, creditCode, 'Demo#2023')
  const proof = await picture()
  for (let round = 0; Date.now() < until; round += 1) {
    await anonymous.get(publicPages[round % publicPages.length] ?? '/')
    for (const path of unitPages) await browser.get(path)
    const words = `${accountName}第 ${round} 次保存的经营困难情况`
    const filled = { _act: 'materials', year: '2023', contactName: '王五', contactMobile: mobile }
    const saved = await browser.post(emergency, { ...filled, difficulty: words, measures: words })
    if (!saved.location.includes('/materials')) throw new Error(`saving answered ${saved.status}`)
    acknowledged.set(creditCode, words)
    await attachAndDetach(browser, saved.location, proof)
    visits += 1
    await pause(restMs)
  }
  const page = await browser.get(emergency)
  expect(page.text).toContain(acknowledged.get(creditCode))
}

async function attachAndDetach(browser: Browser, materials: string, proof: File): Promise<void> {
  await browser.get(materials)
  const given = await browser.post(materials, { kind: 'hardship' }, { file: proof })
  const page = await browser.get(materials)
  const [, material] = /name="material" value="([^"]+)"/.exec(page.text) ?? []
  if (material === undefined)
    throw new Error(`no material after ${given.status} ${given.location} ${given.text.slice(0, 200)}`)
  await browser.post(materials, { _act: 'remove', material })
}

/** As the hall itself says it. */
async function memoryLeft(): Promise<number> {
  const said = hall.said().length
  process.kill(hall.pid, 'SIGUSR2')
  for (;;) {
    const [, bytes] = /memory (\d+)\n/.exec(hall.said().slice(said)) ?? []
    if (bytes !== undefined) return Number(bytes)
    await pause(10)
  }
}

async function sampled(): Promise<Sample> {
  const memory = await memoryLeft()
  const { rows } = await pool.query<{ connections: number; idle: number }>(
    `select count(*)::int as connections,
       (count(*) filter (where state like 'idle in transaction%' and state_change < now() - interval '5 s'))::int as idle
     from pg_stat_activity where datname = current_database() and application_name <> 'soak'`,
  )
  return {
    memory,
    handles: readdirSync(`/proc/${hall.pid}/fd`).length,
    connections: rows[0]?.connections ?? 0,
    idleInTransaction: rows[0]?.idle ?? 0,
  }
}

test(`under steady visits for ${minutes} minutes memory, connections and handles stay as they are`, async () => {
  const until = Date.now() + seconds * 1000
  const visitors = Promise.all(units.map(unit => visit(unit, until)))
  const samples: Sample[] = []
  let ended = false
  const watching = (async () => {
    while (!ended) {
      samples.push(await sampled())
      await pause(Math.max(250, (seconds * 1000) / 500))
    }
  })()
  await visitors.finally(() => {
    ended = true
  })
  await watching
  const fifth = (no: number) => samples.slice((samples.length * no) / 5, (samples.length * (no + 1)) / 5)
  const memory = [1, 4].map(no => Math.round(median(fifth(no).map(one => one.memory)) / 1024 / 1024))
  process.stdout.write(`deep soak: ${JSON.stringify({ minutes, visits, samples: samples.length, memory })}\n`)

  appendFileSync('/tmp/soak-full.txt', hall.said())
  const said = hall.said()
  await stop()
  expect(said).not.toMatch(/Error|错误/)
  expect(visits).toBeGreaterThan(seconds / 5)
})

test('a leak of memory, handles, connections or transactions is found', () => {
  const steady = { memory: 200 * 1024 * 1024, handles: 40, connections: 8, idleInTransaction: 0 }
  const grown = (change: (no: number) => Partial<Sample>) =>
    growthIn(
      Array.from({ length: 50 }, (_, no) => ({ ...steady, ...change(no) })),
      30,
    )
  expect(grown(() => ({}))).toEqual([])
  expect(grown(no => ({ memory: steady.memory + no * 2 * 1024 * 1024 }))).toEqual([
    expect.stringContaining('memory grew'),
  ])
  expect(grown(no => ({ handles: 40 + no }))).toEqual([expect.stringContaining('handles grew')])
  expect(grown(no => ({ connections: 8 + Math.floor(no / 5) }))).toEqual([
    expect.stringContaining('connections grew'),
  ])
  expect(grown(no => ({ idleInTransaction: no === 7 ? 1 : 0 }))).toEqual(['a transaction was left open'])
})
