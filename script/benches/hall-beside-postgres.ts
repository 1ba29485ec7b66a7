import { Pool } from 'pg'
import { openRuntime, type Runtime, readConfig } from '#platform'
import { type SystemPostgres, startSystemPostgres } from '../test-postgres.ts'
import { builtServer, folderFor, type RunningHall, start } from './hall.ts'
import { processorMs } from './processor.ts'

interface Processor {
  readonly node: number
  readonly postgres: number
}

/** A hall in its own process with Debian's PostgreSQL beside it, as in production. */
export interface HallBesidePostgres {
  readonly hall: RunningHall
  readonly postgres: SystemPostgres
  /** connections as the database's owner, for seeding and checking */
  readonly owner: Pool
  /** Processor time of both while `work` runs, in milliseconds. */
  measure(work: () => Promise<unknown>): Promise<Processor>
  /** Runs verbs of the hall from this process, for seeding. */
  withRuntime<T>(work: (runtime: Runtime) => Promise<T>): Promise<T>
  stop(): Promise<void>
}

const settings = ['max_connections=100', 'shared_buffers=512MB', 'max_wal_size=2GB']

export async function startBesidePostgres(
  name: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<HallBesidePostgres> {
  const folder = await folderFor(name)
  const postgres = startSystemPostgres(settings)
  // Stop the server even if the bench fails.
  const end = () => postgres.stop()
  process.once('exit', end)
  const hall = await start(builtServer, folder.path, {
    DATABASE_URL: postgres.url,
    ...environment,
  })
  const owner = new Pool({ connectionString: postgres.url, max: 2 })
  return {
    hall,
    postgres,
    owner,
    async measure(work) {
      const before = { node: processorMs(hall.pid), postgres: processorMs(postgres.pid) }
      await work()
      return {
        node: processorMs(hall.pid) - before.node,
        postgres: processorMs(postgres.pid) - before.postgres,
      }
    },
    async withRuntime(work) {
      const config = readConfig({ DATABASE_URL: postgres.url, DATA_DIR: folder.path })
      const { runtime, close } = await openRuntime(config, () => {})
      return await work(runtime).finally(close)
    },
    async stop() {
      await hall.stop()
      await owner.end()
      process.off('exit', end)
      postgres.stop()
      await folder.remove()
    },
  }
}
