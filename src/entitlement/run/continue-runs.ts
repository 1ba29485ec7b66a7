import { type Runtime, runSingle } from '#platform'
import { carryOut } from './carry-out.ts'
import { type RunRow, runOf } from './run.ts'

const lock = 7_004_201

export interface Continuing {
  /** wait for another process that is carrying out a run; otherwise skip */
  readonly wait: boolean
  progress?(runNo: number, units: number): void
  /** polled between chunks; false leaves the rest for the next time */
  goOn?(): boolean
}

/**
 * Carries out all pending and interrupted runs, oldest first, one at a time across the installation.
 * @returns how many were finished or stopped.
 */
export async function continueRuns(runtime: Runtime, continuing: Continuing): Promise<number> {
  const { wait } = continuing
  return (await runSingle(runtime, { lock, wait }, () => carryOutAll(runtime, continuing))) ?? 0
}

async function carryOutAll(runtime: Runtime, { progress, goOn = () => true }: Continuing): Promise<number> {
  for (let count = 0; ; count += 1) {
    const { rows } = await runtime.bulk.query<RunRow>(
      "select * from entitlement.run where state in ('queued', 'running') order by run_no limit 1",
    )
    if (!rows[0] || !goOn()) return count
    const run = runOf(rows[0])
    await carryOut({
      runtime,
      run,
      goOn,
      now: () => runtime.clock.now(),
      progress: units => progress?.(run.runNo, units),
    })
  }
}
