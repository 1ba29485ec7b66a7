import { Kysely, PostgresDialect } from 'kysely'
import { Pool, type PoolConfig, types } from 'pg'
import type { Db, NoTables } from './database.ts'

/** The application's unprivileged role; row-level security does not apply to owners and superusers. */
export const applicationRole = 'hall_app'

const bigintOid = 20

const dateOid = 1082

/** Connection pool for node-postgres: int8 as a safe integer, dates as YYYY-MM-DD. */
export function openPool(connection: PoolConfig): Pool {
  const parse = (oid: number, format?: 'text' | 'binary') => {
    if (oid === bigintOid) return safeInteger
    if (oid === dateOid) return (text: string) => text
    return types.getTypeParser(oid, format)
  }
  const pool = new Pool({
    max: 10,
    ...connection,
    types: { getTypeParser: parse as typeof types.getTypeParser },
  })
  // A connection that breaks while idle or closing is replaced at the next query; it must not crash the process.
  pool.on('error', () => {})
  return pool
}

function safeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`integer out of range: ${text}`)
  return value
}

export function openDatabase(pool: Pool): Db {
  return new Kysely<NoTables>({ dialect: new PostgresDialect({ pool }) })
}

/** Settings of a pool whose connections all use the unprivileged role. */
export function asApplication(connection: PoolConfig): PoolConfig {
  return { ...connection, options: `-c role=${applicationRole} -c statement_timeout=30000` }
}
