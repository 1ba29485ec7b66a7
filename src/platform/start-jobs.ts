import type { PoolConfig } from 'pg'
import { asApplication, openDatabase, openPool } from './pool.ts'
import { applicationRole } from './roles/create-roles.ts'
import { grantBackup, grantLock } from './roles/grant-backup.ts'

/** A recurring job, run by one process at a time regardless of how many are up; begun within two minutes of its time. */
export interface Job {
  readonly name: string
  /** cron expression of five fields, China time */
  readonly cron: string
  run(): Promise<void>
}

/**
 * Starts the jobs in the same database. The owner brings the library's schema and the timetable up to date and is gone
 * before any job runs; the jobs work as the plain role. @returns how to stop them, giving running ones five seconds.
 */
export async function startJobs(
  owner: PoolConfig,
  jobs: readonly Job[],
  log: (line: string) => void,
): Promise<() => Promise<void>> {
  // Loaded when the hall already answers.
  const { PgBoss } = await import('pg-boss')
  await prepare(owner, jobs)
  const boss = new PgBoss({
    ...reachOf(asApplication(owner)),
    migrate: false,
    createSchema: false,
    reindex: false,
    registerInstance: false,
    // It is idle most of the day: its defaults ask the database twice a second, and more with every process.
    cronWorkerIntervalSeconds: 45,
    superviseIntervalSeconds: 600,
    flowIntervalSeconds: 3600,
    queueCacheIntervalSeconds: 600,
    max: 2,
  })
  boss.on('error', error => log(`后台任务：${error.message}`))
  await boss.start()
  const options = { pollingIntervalSeconds: 30 }
  for (const job of jobs) await boss.work(job.name, options, async () => await job.run())
  return () => boss.stop({ graceful: true, timeout: 5000 })
}

async function prepare(owner: PoolConfig, jobs: readonly Job[]): Promise<void> {
  const { PgBoss } = await import('pg-boss')
  const boss = new PgBoss({
    ...reachOf(owner),
    supervise: false,
    schedule: false,
    registerInstance: false,
    max: 1,
  })
  await boss.start()
  try {
    for (const job of jobs) {
      await boss.createQueue(job.name)
      await boss.schedule(job.name, job.cron, {}, { tz: 'Asia/Shanghai' })
    }
  } finally {
    await boss.stop({ graceful: false })
  }
  await grantUse(owner)
}

async function grantUse(owner: PoolConfig): Promise<void> {
  const pool = openPool({ ...owner, max: 1 })
  const db = openDatabase(pool)
  try {
    await pool.query(`select pg_advisory_xact_lock(${grantLock});
      grant usage on schema pgboss to ${applicationRole};
      grant select, insert, update, delete on all tables in schema pgboss to ${applicationRole};
      grant usage on all sequences in schema pgboss to ${applicationRole};
      grant execute on all functions in schema pgboss to ${applicationRole}`)
    await grantBackup(db)
  } finally {
    await db.destroy()
  }
}

function reachOf({ connectionString, host, user, password, database }: PoolConfig) {
  if (connectionString !== undefined) return { connectionString }
  return { host: String(host), user: String(user), password: String(password), database: String(database) }
}
