import { setTimeout as pause } from 'node:timers/promises'
import { crowd, lostSaves, number, p95, shownBusy, shownFailures, shownTimes } from './crowd.ts'
import { startBesidePostgres } from './hall-beside-postgres.ts'
import { print } from './print.ts'
import { seedVisitors } from './seed-visitors.ts'
import { type Outcome, Visitor } from './visitor.ts'

const many = 5000
const seconds = Number(process.env.BENCH_SECONDS ?? 30)
const quiet = { visitors: 100, seconds: 15 }

/**
 * Five thousand visitors, a thousand requests a second for half a minute: more than the hall can serve. Admitted
 * requests must stay fast, others must be rejected promptly, and half a minute later latency must be back to normal.
 */
export async function benchWave(): Promise<Record<string, string>> {
  const bench = await startBesidePostgres('wave')
  const { url } = bench.hall
  const visitors = (await seedVisitors(bench.owner, many)).map((seeded, place) => new Visitor(seeded, place))
  const few = visitors.slice(0, quiet.visitors)
  await crowd(url, few, quiet.seconds) // warms up
  const before = await crowd(url, few, quiet.seconds)
  const driven = process.cpuUsage()
  const wave: Outcome[] = []
  const health: Health = { answers: 0, failures: 0, longest: 0 }
  const { node, postgres } = await bench.measure(async () => {
    const asking = askHealth(url, health)
    wave.push(...(await crowd(url, visitors, seconds)))
    await asking
  })
  const { user, system } = process.cpuUsage(driven)
  await pause(30_000)
  const after = await crowd(url, few, quiet.seconds)
  const lost = await lostSaves(bench.owner, visitors)
  for (const visitor of visitors) visitor.leave()
  await bench.stop()
  print('wave', {
    'requests, served / told to come back / failed': `${number(wave, 'served')} / ${number(wave, 'away')} / ${number(wave, 'failed')}`,
    failures: shownFailures(wave),
    'served, p50 / p95 / p99 ms': shownTimes(wave, undefined),
    'told to come back, p50 / p95 / p99 ms': shownTimes(wave, undefined, 'away'),
    'healthz, answers / failures / longest ms': `${health.answers} / ${health.failures} / ${health.longest.toFixed(0)}`,
    'a hundred visitors, p50 / p95 / p99 ms: before': shownTimes(before, undefined),
    'half a minute after': shownTimes(after, undefined),
    'processors busy: Node, PostgreSQL, visitors': shownBusy(
      [node, postgres, (user + system) / 1000],
      seconds,
    ),
  })
  return {
    served_p95_ms: p95(wave).toFixed(0),
    away_p95_ms: p95(wave, undefined, 'away').toFixed(0),
    failed: String(number(wave, 'failed')),
    healthz_failed: String(health.failures),
    lost: String(lost),
    before_p95_ms: p95(before).toFixed(0),
    after_p95_ms: p95(after).toFixed(0),
    ratio: (p95(wave) / 1000).toFixed(2),
  }
}

interface Health {
  answers: number
  failures: number
  longest: number
}

/** Polls /healthz twice a second with a timeout of two seconds, as a load balancer does. */
async function askHealth(url: string, health: Health): Promise<void> {
  const end = performance.now() + seconds * 1000
  while (performance.now() < end) {
    const began = performance.now()
    const answer = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(2000) }).catch(() => undefined)
    if (answer?.ok) health.answers += 1
    else health.failures += 1
    health.longest = Math.max(health.longest, performance.now() - began)
    await pause(500)
  }
}
