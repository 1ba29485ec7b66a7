import type { Pool, PoolConfig } from 'pg'
import { type DirectLine, openDirectLine } from './background/direct-line.ts'
import { openWakes } from './background/wakes.ts'
import { clockFrom, systemClock } from './clock.ts'
import { type Config, ConfigFault } from './config.ts'
import { claimFileStore } from './files/claim-file-store.ts'
import { waitingJudgments } from './files/judge/waiting-judgments.ts'
import { openConfiguredStore } from './files/open-configured-store.ts'
import { openConfiguredUploads } from './files/upload/open-configured-uploads.ts'
import { masterSecret } from './master-secret.ts'
import { migrate } from './migrate.ts'
import { asApplication, asBulkWork, openDatabase, openPool } from './pool.ts'
import { startPostgres } from './postgres/start-postgres.ts'
import { applicationRole, applicationRoleSql } from './roles/create-roles.ts'
import type { Runtime } from './runtime.ts'
import { numberSecrets } from './seals/number-secrets.ts'
import type { SealedColumn } from './seals/sealed-column.ts'
import { openVault } from './vault.ts'

/** An open runtime, and how to close it. */
export interface OpenRuntime {
  readonly runtime: Runtime
  /** settings of a connection as the database's owner: for migrations and the schema of the job library */
  readonly owner: PoolConfig
  /** for the background work of this process */
  readonly line: DirectLine
  close(): Promise<void>
}

interface Opening {
  /** the columns that may hold what an earlier version sealed; none in a new database */
  readonly sealed?: readonly SealedColumn[]
  /** the owner's connection to a database that another process of this hall has prepared and keeps open */
  readonly database?: PoolConfig
}

/** Configuration → secret → database (embedded or given) → vault and migrations → files. `log` takes lines for the operator. */
export async function openRuntime(
  config: Config,
  log: (line: string) => void,
  { sealed = [], database }: Opening = {},
): Promise<OpenRuntime> {
  const secret = await masterSecret(config)
  const given = database ?? (config.databaseUrl ? { connectionString: config.databaseUrl } : undefined)
  const server = given ? undefined : await startPostgres({ dataDir: config.dataDir, log })
  const owner = given ?? server?.connection ?? {}
  try {
    const ownerPool = openPool({ ...owner, max: 2 })
    const ownerDb = openDatabase(ownerPool)
    const openSecrets = async () =>
      openVault(secret, await numberSecrets(ownerDb, [...config.previousSecrets, secret], sealed))
    const prepare = async () => {
      await migrate(ownerDb)
      await openSecrets()
      await claimFileStore(ownerDb, config, log)
    }
    // Before it is prepared, for the password of the application's role; again when there is a table to number new
    // secrets in.
    await openSecrets()
      .then(() => (database ? undefined : prepare()))
      .finally(() => ownerDb.destroy())
    const pool = openPool(asApplication(owner))
    await refuseWithoutLogin(pool)
    let closing = false
    pool.on('error', error => closing || log(`数据库连接中断：${error.message}`))
    const bulk = openPool(asBulkWork(owner))
    const db = openDatabase(pool, { prepared: config.prepared })
    const line = openDirectLine(owner, log)
    const wakes = openWakes(line.notify)
    const onOffered = () => wakes.wake([waitingJudgments.kind])
    const runtime: Runtime = {
      config,
      clock: config.demo ? clockFrom(config.demoNow) : systemClock,
      pool,
      bulk,
      db,
      files: await openConfiguredStore(config, { folder: 'files', db, onOffered, log }),
      wakes,
      uploads: await openConfiguredUploads(config, db),
    }
    const close = async () => {
      closing = true
      await runtime.wakes.flush()
      await line.close()
      await Promise.all([runtime.db.destroy(), bulk.end()])
      await server?.stop()
    }
    return { runtime, owner, line, close }
  } catch (error) {
    await server?.stop()
    throw error
  }
}

/** @throws ConfigFault when the server does not let the application's role in with the password of this hall. */
async function refuseWithoutLogin(pool: Pool): Promise<void> {
  try {
    await pool.query('select 1')
  } catch (error) {
    await pool.end()
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code !== '28P01' && code !== '28000') throw error
    throw new ConfigFault([
      `DATABASE_URL: 应用角色 ${applicationRole} 不能登录。请由数据库管理员执行：${applicationRoleSql('alter')}; 并在 pg_hba.conf 中允许该角色以密码（scram-sha-256）登录。`,
    ])
  }
}
