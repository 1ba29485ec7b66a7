import { Browser } from './browser.ts'
import { countStatements } from './count-statements.ts'
import { type FloorRound, prepareFloor } from './floor.ts'
import { median } from './hall.ts'
import { startBesidePostgres } from './hall-beside-postgres.ts'
import { logIn } from './log-in.ts'
import { picture } from './picture.ts'
import { print } from './print.ts'
import { password, type SeededUnit, seedUnits } from './seed-units.ts'
import { walkJourney } from './walk-journey.ts'

const clients = 4
const rounds = 3
/** Warm enough that V8 has compiled, and PostgreSQL planned, what a hall does all day. */
const journeys = { warmingUp: 300, aRound: 100, counted: 8, ofFloor: 4000 }
const units = journeys.warmingUp + rounds * journeys.aRound + 2 * journeys.counted

/** Processor time per journey in milliseconds, and journeys per second. */
interface Round {
  readonly floor: FloorRound
  readonly perSecond: number
  readonly node: number
  readonly postgres: number
}

/**
 * Signed-in journeys over HTTP with PostgreSQL beside the hall, alternating with the frozen floor in the same run. The
 * ratio compares journeys per second of processor time: the hall's (Node and PostgreSQL) against the floor's
 * (PostgreSQL only); 1 would be a hall that costs no more than the SQL it needs.
 */
export async function benchJourneys(): Promise<Record<string, string>> {
  const bench = await startBesidePostgres('journeys', { TRUST_PROXY: '1' })
  const floor = await prepareFloor(bench.postgres, bench.owner)
  const waiting = await logAllIn(bench.hall.url, await seedUnits(bench, units))
  const proof = await picture()
  const walk = (number: number, many: number, wholeBrowser = false) =>
    inTurn(waiting.splice(0, number), many, ({ unit, browser }) =>
      walkJourney(browser, unit, { proof, wholeBrowser }),
    )
  const round = async (): Promise<Round> => {
    const below = floor(clients, journeys.ofFloor)
    const began = performance.now()
    const { node, postgres } = await bench.measure(() => walk(journeys.aRound, clients))
    const perSecond = (journeys.aRound / (performance.now() - began)) * 1000
    return { floor: below, perSecond, node: node / journeys.aRound, postgres: postgres / journeys.aRound }
  }
  await walk(journeys.warmingUp, clients)
  const measured: Round[] = []
  for (let i = 0; i < rounds; i += 1) measured.push(await round())
  const plain = await countStatements(bench, () => walk(journeys.counted, 1))
  const asBrowser = await countStatements(bench, () => walk(journeys.counted, 1, true))
  await bench.stop()
  tell(measured, asBrowser / journeys.counted)
  return {
    cpu_ms_per_journey: median(measured.map(one => one.node + one.postgres)).toFixed(1),
    statements_per_journey: (plain / journeys.counted).toFixed(0),
    ratio: median(measured.map(one => one.floor.postgres / (one.node + one.postgres))).toFixed(3),
  }
}

function tell(measured: readonly Round[], asBrowser: number): void {
  const middle = (of: (round: Round) => number, digits: number) => median(measured.map(of)).toFixed(digits)
  print('journeys', {
    'journeys a second': middle(one => one.perSecond, 1),
    'ms of processor a journey, Node': middle(one => one.node, 1),
    'ms of processor a journey, PostgreSQL': middle(one => one.postgres, 1),
    'statements, with redirects and islands': asBrowser.toFixed(0),
    'floor: journeys a second': middle(one => one.floor.perSecond, 0),
    'floor: ms of processor a journey, PostgreSQL': middle(one => one.floor.postgres, 2),
    'floor: ms of processor a journey, pgbench': middle(one => one.floor.pgbench, 2),
    'ratio of PostgreSQL alone': middle(one => one.floor.postgres / one.postgres, 3),
    'ratio of processor, pgbench counted too': middle(
      one => (one.floor.postgres + one.floor.pgbench) / (one.node + one.postgres),
      3,
    ),
    'ratio of journeys a second': middle(one => one.perSecond / one.floor.perSecond, 3),
  })
}

async function logAllIn(url: string, seeded: readonly SeededUnit[]) {
  const ready = seeded.map((unit, i) => ({ unit, browser: new Browser(url, `10.0.${i >> 8}.${i & 255}`) }))
  await inTurn([...ready], clients, ({ unit, browser }) => logIn(browser, unit.creditCode, password))
  return ready
}

/** Runs `work` on every element with `many` concurrent clients. */
async function inTurn<T>(waiting: T[], many: number, work: (one: T) => Promise<void>): Promise<void> {
  const client = async () => {
    for (let one = waiting.shift(); one; one = waiting.shift()) await work(one)
  }
  await Promise.all(Array.from({ length: many }, client))
}
