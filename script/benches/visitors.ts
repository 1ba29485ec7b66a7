import { crowd, lostSaves, number, p95, shownBusy, shownFailures, shownTimes } from './crowd.ts'
import { startBesidePostgres } from './hall-beside-postgres.ts'
import { print } from './print.ts'
import { seedVisitors } from './seed-visitors.ts'
import { type Outcome, Visitor } from './visitor.ts'

const many = 1000
const seconds = Number(process.env.BENCH_SECONDS ?? 60)
const aim = { page: 100, write: 200 }

/**
 * A thousand signed-in visitors, each sending one request every five seconds: home, form, 保存, to-do, progress. This
 * process plays them on the same machine; its processor time is reported.
 */
export async function benchVisitors(): Promise<Record<string, string>> {
  const bench = await startBesidePostgres('visitors')
  const visitors = (await seedVisitors(bench.owner, many)).map((seeded, place) => new Visitor(seeded, place))
  await crowd(bench.hall.url, visitors.slice(0, 100), 10) // warms up
  const before = process.cpuUsage()
  const outcomes: Outcome[] = []
  const { node, postgres } = await bench.measure(async () => {
    outcomes.push(...(await crowd(bench.hall.url, visitors, seconds)))
  })
  const { user, system } = process.cpuUsage(before)
  const lost = await lostSaves(bench.owner, visitors)
  for (const visitor of visitors) visitor.leave()
  await bench.stop()
  print('visitors', {
    'requests, served / told to come back / failed': `${number(outcomes, 'served')} / ${number(outcomes, 'away')} / ${number(outcomes, 'failed')}`,
    failures: shownFailures(outcomes),
    'pages, p50 / p95 / p99 ms': shownTimes(outcomes, 'page'),
    'writes, p50 / p95 / p99 ms': shownTimes(outcomes, 'write'),
    'processors busy: Node, PostgreSQL, visitors': shownBusy(
      [node, postgres, (user + system) / 1000],
      seconds,
    ),
  })
  const [pages, writes] = [p95(outcomes, 'page'), p95(outcomes, 'write')]
  return {
    pages_p95_ms: pages.toFixed(0),
    writes_p95_ms: writes.toFixed(0),
    away: String(number(outcomes, 'away')),
    failed: String(number(outcomes, 'failed')),
    lost: String(lost),
    ratio: Math.max(pages / aim.page, writes / aim.write).toFixed(2),
  }
}
