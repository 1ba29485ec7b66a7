import type { PoolConfig } from 'pg'
import { type Runtime, startJobs } from '#platform'
import { keepWorking } from '../commands/keep-working.ts'
import { backgroundWork } from './background-work.ts'
import { scheduledJobs } from './scheduled-jobs.ts'

/** Starts everything that no visitor waits for. @returns how to stop it, finishing what was begun. */
export async function startBackground(
  runtime: Runtime,
  owner: PoolConfig,
  say: (line: string) => void,
): Promise<() => Promise<void>> {
  const stopWork = keepWorking(backgroundWork(runtime, say), say)
  const stopJobs = await startJobs(owner, scheduledJobs(runtime), say)
  return async () => {
    await stopWork()
    await stopJobs()
  }
}
