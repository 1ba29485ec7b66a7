import { basename } from 'node:path'
import { Client } from 'pg'
import { findBinaries } from './binaries.ts'
import { owner } from './cluster.ts'
import { launch, type Running } from './launch.ts'
import { howToRenew, passwordsIn } from './passwords.ts'
import { prepareCluster } from './prepare-cluster.ts'
import { requirePasswords } from './require-passwords.ts'

/** The embedded database server. */
export interface PostgresServer {
  /** how node-postgres reaches it, as the cluster's owner: a private Unix socket, no network */
  readonly connection: { host: string; user: string; password: string; database: string }
  /** where the data is actually stored */
  readonly dataDir: string
  /** true if another process of ours runs the server and this one only joined it */
  readonly attached: boolean
  /** stops the server if this process started it; committed data is already durable */
  stop(): Promise<void>
}

const database = 'hall'
const patience = 20_000

/**
 * Opens the embedded PostgreSQL in `<dataDir>/database`: creates the cluster at the first start, joins a server run by
 * another process of ours, recovers after any kind of exit. As root the server runs as an unprivileged user.
 * @throws if there are no binaries, the folder is not writable, or it belongs to another version.
 */
export async function startPostgres(options: {
  dataDir: string
  log: (line: string) => void
}): Promise<PostgresServer> {
  const binaries = await findBinaries()
  const cluster = await prepareCluster(binaries, options)
  const passwords = await passwordsIn(options.dataDir)
  const connection = { host: cluster.socketDir, user: owner, password: passwords.owner, database }
  const until = Date.now() + patience
  for (;;) {
    if (await answers(connection)) {
      await requirePasswords(cluster, passwords)
      return { connection, dataDir: cluster.dataDir, attached: true, stop: async () => {} }
    }
    const running = await launch(cluster)
    const outcome = await readiness(connection, running, until)
    if (outcome === 'ready') {
      await requirePasswords(cluster, passwords)
      await createDatabase(connection)
      return { connection, dataDir: cluster.dataDir, attached: false, stop: () => running.stop() }
    }
    // Another process may be starting the same server, or the remains of a killed one are being cleared.
    if (Date.now() > until)
      throw new Error(`内置数据库没有启动，请查看 ${basename(cluster.logFile)}：${cluster.logFile}`)
    await new Promise(resolve => setTimeout(resolve, 200))
  }
}

type Connection = PostgresServer['connection']

async function readiness(
  connection: Connection,
  running: Running,
  until: number,
): Promise<'ready' | 'ended'> {
  while (running.alive()) {
    if (await answers(connection)) return 'ready'
    if (Date.now() > until + patience) {
      await running.stop()
      return 'ended'
    }
    await new Promise(resolve => setTimeout(resolve, 30))
  }
  return 'ended'
}

/** @throws when the server is there and knows another password: waiting would not help. */
async function answers(connection: Connection): Promise<boolean> {
  const client = new Client({ ...connection, database: 'postgres' })
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === '28P01')
      throw new Error(`内置数据库不接受数据目录中的口令。${howToRenew}`, { cause: error })
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

/** Another process that starts at the same time may have created it meanwhile. */
function unlessThere(error: unknown): void {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code !== '42P04' && code !== '23505') throw error
}

async function createDatabase(connection: Connection): Promise<void> {
  const client = new Client({ ...connection, database: 'postgres' })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database])
    if (rowCount === 0) await client.query(`create database ${database}`).catch(unlessThere)
  } finally {
    await client.end()
  }
}
