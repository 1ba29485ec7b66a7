import type { PoolConfig } from 'pg'
import { clockFrom, systemClock } from './clock.ts'
import type { Config } from './config.ts'
import { openConfiguredStore } from './files/open-configured-store.ts'
import { migrate } from './migrate.ts'
import { asApplication, openDatabase, openPool } from './pool.ts'
import { startPostgres } from './postgres/start-postgres.ts'
import type { Runtime } from './runtime.ts'
import { numberSecrets } from './seals/number-secrets.ts'
import { masterSecret } from './secret.ts'
import { openVault } from './vault.ts'

/** An open runtime, and how to close it. */
export interface OpenRuntime {
  readonly runtime: Runtime
  /** connection settings of the database's owner, for jobs */
  readonly owner: PoolConfig
  close(): Promise<void>
}

/** Configuration → secret → database (embedded or given) → migrations → vault → files. `log` takes lines for the operator. */
export async function openRuntime(config: Config, log: (line: string) => void): Promise<OpenRuntime> {
  const secret = await masterSecret(config)
  const server = config.databaseUrl ? undefined : await startPostgres({ dataDir: config.dataDir, log })
  const owner: PoolConfig = server ? server.connection : { connectionString: config.databaseUrl }
  try {
    const ownerPool = openPool({ ...owner, max: 2 })
    const ownerDb = openDatabase(ownerPool)
    await migrate(ownerDb)
      .then(() => numberSecrets(ownerDb, [...config.previousSecrets, secret]))
      .then(numbers => openVault(secret, numbers))
      .finally(() => ownerDb.destroy())
    const pool = openPool(asApplication(owner))
    let closing = false
    pool.on('error', error => closing || log(`数据库连接中断：${error.message}`))
    const bulk = openPool({ ...owner, max: 8 })
    const db = openDatabase(pool)
    const runtime: Runtime = {
      config,
      clock: config.demo ? clockFrom(config.demoNow) : systemClock,
      pool,
      bulk,
      db,
      files: await openConfiguredStore(config, { folder: 'files', db, log }),
    }
    const close = async () => {
      closing = true
      await Promise.all([runtime.db.destroy(), bulk.end()])
      await server?.stop()
    }
    return { runtime, owner, close }
  } catch (error) {
    await server?.stop()
    throw error
  }
}
