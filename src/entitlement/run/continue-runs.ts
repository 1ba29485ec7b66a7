import { type Runtime, runSingle } from '#platform'
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
export async function continueRuns(runtime: Runtime, continuing: Continuing): Promise<number> {
  const { wait } = continuing
  return (await runSingle(runtime, { lock, wait }, () => carryOutAll(runtime, continuing))) ?? 0
}

async function carryOutAll(runtime: Runtime, { progress, goOn = () => true }: Continuing): Promise<number> {
  for (let count = 0; ; count += 1) {
    const { rows } = await runtime.bulk.query(
      "select * from entitlement.run where state in ('queued', 'running') order by run_no limit 1",
    )
    if (rows.length === 0 || !goOn()) return count
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
