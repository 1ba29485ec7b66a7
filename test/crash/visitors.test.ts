import { execFileSync } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPool, openRuntime, type Runtime, readConfig } from '#platform'
import { projectFile } from '#project-file'
import { type Ask, Browser } from '../../script/benches/browser.ts'
import { logIn } from '../../script/benches/log-in.ts'
import { picture } from '../../script/benches/picture.ts'
import { password, seedUnits } from '../../script/benches/seed-units.ts'
import { walkJourney } from '../../script/benches/walk-journey.ts'
import { verifyEvidence } from '../../src/commands/verify-evidence.ts'
import { randomOf } from '../deep/random.ts'
import type { RunningHall } from '../journeys/start-hall.ts'
import { type Machines, openMachines } from './open-machines.ts'
import { workersOf } from './workers-of.ts'

/** A sample, a kill every three seconds; `DEEP_COUNT=20` for the long run, a kill a minute. */
const kills = Number(process.env.DEEP_COUNT ?? 2)
const between = process.env.DEEP_COUNT ? 60_000 : 3_000
/** of a sample as many as it takes for one to meet a request */
const mostKills = process.env.DEEP_COUNT ? kills : 8 * kills
const clients = 4
const restMs = 1000

execFileSync(projectFile('script/setup'), { stdio: 'ignore' })
let machines: Machines
let halls: readonly RunningHall[]
beforeAll(async () => {
  machines = await openMachines()
  const first = await machines.start(0, { PROCESSES: '2', TRUST_PROXY: '1' })
  halls = [first, await machines.start(1, { PROCESSES: '2', TRUST_PROXY: '1' })]
}, 120_000)
afterAll(async () => {
  await Promise.all(halls.map(hall => hall.stop()))
  await machines.close()
})

/** As a proxy before both machines: what a killed process did not answer is sent to the other machine, at most once. */
function proxy(): { readonly ask: Ask; repeated(): number } {
  let asked = 0
  let repeated = 0
  return {
    repeated: () => repeated,
    async ask(address, request) {
      const { pathname, search } = new URL(address)
      asked += 1
      const once = (no: number) => fetch(`${halls[no % 2]?.url}${pathname}${search}`, request)
      try {
        return await once(asked)
      } catch {
        repeated += 1
        return await once(asked + 1)
      }
    },
  }
}

/** Runs verbs of the hall from this process. */
async function withRuntime<T>(work: (runtime: Runtime) => Promise<T>): Promise<T> {
  const config = readConfig({ ...machines.settings, DATA_DIR: machines.folder(0) })
  const { runtime, close } = await openRuntime(config, () => {})
  return await work(runtime).finally(close)
}

test('while a process of two machines is killed again and again, every visitor ends the journey, once', async () => {
  const seed = Number(process.env.DEEP_SEED ?? Math.floor(Math.random() * 1e9))
  process.stdout.write(`DEEP_SEED=${seed}\n`)
  const random = randomOf(seed)
  const until = ((mostKills + 1) * between) / 1000
  const owner = openPool({ connectionString: machines.settings.DATABASE_URL, max: 1 })
  const waiting = await seedUnits(
    { owner, hall: { dataDir: machines.folder(0) }, withRuntime },
    Math.ceil((until * clients * 1000) / restMs) + clients,
  )
  const proof = await picture()
  const { ask, repeated } = proxy()
  const walked: string[] = []
  let ended = false
  const visitor = async (no: number) => {
    for (let unit = waiting.pop(); unit && !ended; unit = waiting.pop()) {
      const browser = new Browser('http://hall.example', `10.1.${no}.${walked.length % 256}`, ask)
      await logIn(browser, unit.creditCode, password)
      await walkJourney(browser, unit, { proof })
      walked.push(unit.unitNo)
      await pause(random() * restMs)
    }
  }
  const visitors = Promise.all(Array.from({ length: clients }, (_, no) => visitor(no)))
  /** kills that a request met: of processes that do nothing they prove little */
  let met = 0
  const killer = async () => {
    for (let kill = 0; kill < kills || (met === 0 && kill < mostKills); kill += 1) {
      await pause(between * (0.5 + random() / 2))
      const workers = halls.flatMap(hall => workersOf(hall.pid))
      const before = repeated()
      process.kill(random.pick(workers), 'SIGKILL')
      await pause(between / 4)
      if (repeated() > before) met += 1
    }
    ended = true
  }
  await Promise.all([killer(), visitors.finally(() => (ended = true))])
  process.stdout.write(`journeys ${walked.length}, requests repeated ${repeated()}\n`)
  expect(walked.length).toBeGreaterThan(kills)
  expect(met).toBeGreaterThan(0)

  const { rows } = await owner.query<{ unit_no: string; state: string; serial: boolean; materials: number }>(
    `select unit_no, state, serial is not null as serial,
       (select count(*)::int from casework.material m where m.declaration_id = d.declaration_id) as materials
     from casework.declaration d where unit_no = any($1) order by unit_no`,
    [walked],
  )
  await owner.end()
  expect(rows).toEqual(
    walked.toSorted().map(unit_no => ({ unit_no, state: 'submitted', serial: true, materials: 1 })),
  )
  expect(
    await withRuntime(runtime => verifyEvidence(runtime, line => process.stdout.write(`${line}\n`))),
  ).toBe(true)
}, 3_600_000)
