import { type OpenRuntime, type Runtime, startJobs } from '#platform'
import { jobsOf } from '../commands/jobs-of.ts'
import { keepWorking } from '../commands/keep-working.ts'
import { worksOf } from '../commands/works-of.ts'
import { exportSources } from '../halls/index.ts'
import { catalogue } from '../items/index.ts'

/** Starts everything that no visitor waits for. @returns how to stop it, finishing what was begun. */
export async function startBackground(
  runtime: Runtime,
  { owner, line }: Pick<OpenRuntime, 'owner' | 'line'>,
  say: (line: string) => void,
): Promise<() => Promise<void>> {
  const works = worksOf(runtime, { catalogue, sources: exportSources(catalogue), say })
  const stopWork = keepWorking(works, { runtime, line, say })
  const stopJobs = await startJobs(owner, jobsOf(runtime, catalogue), say)
  return async () => {
    await stopWork()
    await stopJobs()
  }
}
