import { publishRoots } from '#casework'
import { asApplication, openDatabase, openPool, openRuntime, type Runtime, readConfig } from '#platform'
import { startSystemPostgres } from '../test-postgres.ts'
import { folderFor } from './hall.ts'
import { lookUps } from './look-ups.ts'
import { processorMs } from './processor.ts'
import { seedCases } from './seed-cases.ts'

const rows = Number(process.env.BENCH_ROWS ?? 1_000_000)
const runs = 5
/** Rounds over county, city and province, in which a plan made for one could ruin the others. */
const rounds = 10
const alternated = ['list, all', 'list, open', 'list, my post’s', 'tasks', 'dashboard']
const aim = 50

const settings = ['shared_buffers=1GB', 'max_wal_size=4GB', 'fsync=off', 'jit=on', 'autovacuum=off']

/**
 * What a million units and declarations cost: each list, count, search, chart and job as the hall itself asks, on one
 * connection with named statements. PostgreSQL's processor time (user and system of all its processes, from /proc),
 * mean of five runs after one to warm up; desk, counts and charts again with county, city and province in turn.
 */
export async function benchGrow(): Promise<Record<string, string>> {
  const folder = await folderFor('grow')
  const postgres = startSystemPostgres(settings)
  const { runtime: own, close } = await openRuntime(
    readConfig({ DATABASE_URL: postgres.url, DATA_DIR: folder.path }),
    () => {},
  )
  const owner = openPool({ connectionString: postgres.url, max: 1 })
  const pool = openPool({ ...asApplication({ connectionString: postgres.url }), max: 1 })
  const runtime = { ...own, pool, db: openDatabase(pool, { prepared: true }) }
  const spent: Record<string, number> = {}
  let root = ''
  try {
    await seedCases(owner, rows, new Date('2023-08-11T09:00:00+08:00'))
    const asked = lookUps(runtime)
    for (const [name, lookUp] of Object.entries(asked)) {
      await lookUp()
      const before = processorMs(postgres.pid)
      for (let run = 0; run < runs; run += 1) await lookUp()
      spent[name] = (processorMs(postgres.pid) - before) / runs
      process.stdout.write(`${name.padEnd(44)} ${spent[name]?.toFixed(1)} ms\n`)
    }
    for (const name of alternated) {
      const before = processorMs(postgres.pid)
      for (let round = 0; round < rounds; round += 1) {
        for (const office of ['county', 'city', 'province']) await asked[`${office}: ${name}`]?.()
      }
      spent[`alternating: ${name}`] = (processorMs(postgres.pid) - before) / rounds / 3
    }
    root = await rootOfADay(runtime, postgres.pid)
  } finally {
    await Promise.all([pool.end(), owner.end(), close()])
    postgres.stop()
    await folder.remove()
  }
  const over = Object.entries(spent).filter(([, ms]) => ms > aim)
  return {
    worst: `${Math.max(...Object.values(spent)).toFixed(1)} ms`,
    daily_root: root,
    over: over.length === 0 ? 'none' : over.map(([name]) => name).join(','),
    ...Object.fromEntries(Object.entries(spent).map(([name, ms]) => [name, ms.toFixed(1)])),
  }
}

/** 每日存证 of the day after the first events, over all chains in parts of 5,000; whole, and a part. */
async function rootOfADay(runtime: Runtime, postgres: number): Promise<string> {
  const before = processorMs(postgres)
  const origin = { ip: '127.0.0.1', agent: 'bench', visitor: 'bench' }
  const at = new Date('2020-08-13T09:00:00+08:00')
  const days = await publishRoots({ who: { kind: 'system' }, runtime, at, origin })
  if (days === 0) throw new Error('no day without a root')
  const each = (processorMs(postgres) - before) / days
  return `${each.toFixed(0)} ms, a part ${(each / (rows / 5000)).toFixed(1)}`
}
