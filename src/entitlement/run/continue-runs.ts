import type { House } from '#platform'
import { carryOut } from './carry-out.ts'
import { runOf } from './run.ts'

const lock = 7_004_201

export interface Continuing {
  /** wait for another process that carries out a run; otherwise leave it to that one */
  readonly wait: boolean
  progress?(runNo: number, units: number): void
  /** asked between pieces; false leaves the rest for the next time */
  goOn?(): boolean
}

/**
 * Carries out every run that was ordered or broken off, one at a time in the whole installation, oldest first.
 * @returns how many were finished or stopped.
 */
export async function continueRuns(house: House, continuing: Continuing): Promise<number> {
  const { wait } = continuing
  const client = await house.bulk.connect()
  try {
    const { rows } = await client.query<{ mine: boolean }>(
      wait
        ? `select pg_advisory_lock(${lock}) is not null as mine`
        : `select pg_try_advisory_lock(${lock}) as mine`,
    )
    if (!rows[0]?.mine) return 0
    try {
      return await carryOutAll(house, continuing)
    } finally {
      await client.query(`select pg_advisory_unlock(${lock})`)
    }
  } finally {
    client.release()
  }
}

async function carryOutAll(house: House, { progress, goOn = () => true }: Continuing): Promise<number> {
  for (let count = 0; ; count += 1) {
    const { rows } = await house.bulk.query(
      "select * from entitlement.run where state in ('queued', 'running') order by run_no limit 1",
    )
    if (rows.length === 0 || !goOn()) return count
    const run = runOf(rows[0])
    await carryOut({
      ...{ house, run, goOn, now: () => house.clock.now() },
      progress: units => progress?.(run.runNo, units),
    })
  }
}
