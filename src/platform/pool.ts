import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely'
import { Pool, type PoolConfig, types } from 'pg'
import { connections } from './connections.ts'
import type { Db, NoTables } from './database.ts'
import { isStale, preparedQuery } from './prepared-query.ts'
import { applicationRole } from './roles/create-roles.ts'
import { applicationPassword } from './vault.ts'

const bigintOid = 20

/** For a connection, in ms: a pool that is exhausted fails visits instead of keeping them. */
const longestWaitMs = 15_000

const dateOid = 1082

/** Connection pool for node-postgres: int8 as a safe integer, dates as YYYY-MM-DD. */
export function openPool(connection: PoolConfig): Pool {
  const parse = (oid: number, format?: 'text' | 'binary'): unknown => {
    if (oid === bigintOid) return safeInteger
    if (oid === dateOid) return (text: string) => text
    return types.getTypeParser(oid, format)
  }
  const pool = new Pool({ max: connections, ...connection, types: { getTypeParser: parse } })
  // A connection that breaks while idle or closing is replaced at the next query; it must not crash the process.
  pool.on('error', () => {})
  return pool
}

function safeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`integer out of range: ${text}`)
  return value
}

/** Statements outside a visit; `prepared` under names (prepared-query.ts), except for the owner's scripts. */
export function openDatabase(pool: Pool, { prepared = false } = {}): Db {
  return new Kysely<NoTables>({ dialect: new PostgresDialect({ pool: prepared ? preparing(pool) : pool }) })
}

function preparing(pool: Pool): PostgresPool {
  return {
    async connect() {
      const client = await pool.connect()
      const query = ((text: string, values: readonly unknown[]) =>
        preparedQuery(client, text, values)) as unknown as PostgresPoolClient['query']
      return { query, release: broken => client.release(broken ?? isStale(client)) }
    },
    end: () => pool.end(),
    options: pool.options,
  }
}

/**
 * The settings of a pool that logs in as the plain role, on the server and database that `owner` names. Compiling a
 * visit's statement to machine code, or starting workers for it, costs more than it saves.
 */
export function asApplication(owner: PoolConfig): PoolConfig {
  const options = '-c statement_timeout=30000 -c jit=off -c max_parallel_workers_per_gather=0'
  return { ...loginOf(owner), options, connectionTimeoutMillis: longestWaitMs }
}

/**
 * As `asApplication`, for the jobs that stream whole registers: without a deadline, and in the hall's own sight from
 * the first statement on.
 */
export function asBulkWork(owner: PoolConfig): PoolConfig {
  return { ...loginOf(owner), max: 8, options: `${hallScope} -c temp_buffers=64MB` }
}

const hallScope = '-c hall.units={} -c hall.account=0 -c hall.area_from= -c hall.area_to=~'

/**
 * As `asApplication`, in the hall's own sight, for the line on which background work is woken. It writes nothing, and a
 * notification holds a lock of the whole server while it commits, so that commit waits for no disk.
 */
export function asBackground(owner: PoolConfig): PoolConfig {
  const options = `${hallScope} -c statement_timeout=10000 -c synchronous_commit=off`
  return { ...loginOf(owner), options, connectionTimeoutMillis: longestWaitMs }
}

function loginOf({ connectionString, ...owner }: PoolConfig): PoolConfig {
  const login = { user: applicationRole, password: applicationPassword() }
  if (connectionString === undefined) return { ...owner, ...login }
  // Parameters of a connection string come before its user and before everything beside it.
  const url = `${connectionString}${connectionString.includes('?') ? '&' : '?'}${new URLSearchParams(login)}`
  return { ...owner, connectionString: url }
}
