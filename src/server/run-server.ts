import cluster from 'node:cluster'
import { policies } from '#entitlement'
import { type Config, openRuntime, readConfig, refuseIfTaken } from '#platform'
import { checkPrintSigning } from '#printout'
import { deferralFiles, rulesFiles } from '#registry'
import { sealedColumns } from '../commands/sealed-columns.ts'
import { toldToStop } from '../commands/told-to-stop.ts'
import { demoClock } from './demo-clock.ts'
import { endWorkers, forkFirst } from './fork-worker.ts'
import { runWorker } from './run-worker.ts'
import { serveVisits } from './serve-visits.ts'
import { startBackground } from './start-background.ts'
import { type Supervised, supervise } from './supervise.ts'

/**
 * Serves until it is told to stop. With PROCESSES=1 one process does everything; with more, this one keeps the database
 * and the others, which answer the visitors. They load the program while this one opens the database.
 */
export async function runServer(say: (line: string) => void): Promise<void> {
  if (cluster.isWorker) return await runWorker(say)
  const told = toldToStop()
  policies()
  rulesFiles()
  deferralFiles()
  const config = readConfig()
  await refuseIfTaken(config)
  const workers = forkFirst(config.processes > 1 ? config.processes : 0)
  try {
    await serve(config, { workers, told, say })
  } finally {
    await endWorkers(workers)
  }
}

async function serve(config: Config, { workers, told, say }: Omit<Supervised, 'database'>): Promise<void> {
  const { runtime, owner, line, close } = await openRuntime(config, say, { sealed: sealedColumns })
  try {
    await checkPrintSigning(runtime)
    const clock = config.demo ? await demoClock(runtime) : runtime.clock
    if (workers.length > 0) await supervise({ ...runtime, clock }, { workers, database: owner, told, say })
    else {
      const served = await serveVisits({ ...runtime, clock }, config)
      say(`稳岗网厅已启动：http://${config.host}:${served.port}`)
      const stopBackground = await startBackground({ ...runtime, clock }, { owner, line }, say)
      await told
      await served.close()
      await stopBackground()
    }
  } finally {
    await close()
  }
}
