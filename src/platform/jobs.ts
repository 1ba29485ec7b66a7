import type { PoolConfig } from 'pg'
import { PgBoss } from 'pg-boss'

/** A recurring job, run by one process at a time regardless of how many are up. */
export interface Job {
  readonly name: string
  /** cron expression of five fields, China time */
  readonly cron: string
  run(): Promise<void>
}

/** Starts the jobs in the same database. @returns a function that stops them after running ones finish. */
export async function startJobs(
  owner: PoolConfig,
  jobs: readonly Job[],
  log: (line: string) => void,
): Promise<() => Promise<void>> {
  const { host, user, database, connectionString } = owner
  const reach = connectionString
    ? { connectionString }
    : { host: String(host), user: String(user), database: String(database) }
  const boss = new PgBoss({ ...reach, max: 2 })
  boss.on('error', error => log(`后台任务：${error.message}`))
  await boss.start()
  for (const job of jobs) {
    await boss.createQueue(job.name)
    await boss.schedule(job.name, job.cron, {}, { tz: 'Asia/Shanghai' })
    await boss.work(job.name, async () => await job.run())
  }
  return () => boss.stop({ graceful: true, timeout: 5000 })
}
