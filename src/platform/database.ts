import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import { Pool, type PoolConfig, types } from 'pg'

/** A database without tables: each room adds its own with `withTables`, so no room can name another's. */
// biome-ignore lint/complexity/noBannedTypes: Kysely counts keys; `{}` is its way to say "no tables yet"
type NoTables = {}
export type Db = Kysely<NoTables>
export type Tx = Transaction<NoTables>

/** What the rows of a transaction may show: row-level security reads it (migrations/0001-platform.sql). */
export type Scope =
  | { readonly kind: 'public' }
  | { readonly kind: 'system' }
  | { readonly kind: 'person'; readonly accountNo: number }
  | { readonly kind: 'unit'; readonly unitNo: string }
  | { readonly kind: 'area'; readonly areaCode: string }

/** The plain role that the application works as; row-level security does not bind owners and superusers. */
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
  return new Pool({ max: 10, ...connection, types: { getTypeParser: parse as typeof types.getTypeParser } })
}

function safeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`integer out of range: ${text}`)
  return value
}

export function openDatabase(pool: Pool): Db {
  return new Kysely<NoTables>({ dialect: new PostgresDialect({ pool }) })
}

/** The settings of a pool whose every connection works as the plain role. */
export function asApplication(connection: PoolConfig): PoolConfig {
  return { ...connection, options: `-c role=${applicationRole} -c statement_timeout=30000` }
}

/** The command was carried out before: the same form was posted again. */
export class AlreadyDone extends Error {
  readonly location: string | null
  constructor(location: string | null) {
    super('posted before')
    this.location = location
  }
}

/**
 * Runs one command or query in one transaction that shows only the rows of `scope`.
 * With `once` (the token of a posted form) a second run with the same token throws AlreadyDone instead.
 * A deadlock or serialization failure is tried again, at most three times.
 */
export async function transact<T>(
  db: Db,
  scope: Scope,
  run: (tx: Tx) => Promise<T>,
  once?: string,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction().execute(async tx => {
        await enterScope(tx, scope)
        if (once !== undefined) await claim(tx, once)
        return await run(tx)
      })
    } catch (error) {
      if (attempt >= 3 || !mayTryAgain(error)) throw error
    }
  }
}

async function enterScope(tx: Tx, scope: Scope): Promise<void> {
  const own = scope.kind === 'unit' ? scope.unitNo : scope.kind === 'person' ? String(scope.accountNo) : ''
  const area = scope.kind === 'area' ? areaPrefix(scope.areaCode) : ''
  await sql`select set_config('hall.scope', ${scope.kind}, true), set_config('hall.own', ${own}, true),
    set_config('hall.area', ${area}, true)`.execute(tx)
}

/**
 * Runs a part of a command with the hall's own sight, for the few that change what the caller may not see, such as a
 * unit's contact. The caller's scope is back afterwards.
 */
export async function asHall<T>(tx: Tx, run: (tx: Tx) => Promise<T>): Promise<T> {
  const { rows } = await sql<{ scope: string }>`select current_setting('hall.scope', true) as scope`.execute(
    tx,
  )
  await sql`select set_config('hall.scope', 'system', true)`.execute(tx)
  const result = await run(tx)
  await sql`select set_config('hall.scope', ${rows[0]?.scope ?? ''}, true)`.execute(tx)
  return result
}

/** GB/T 2260: 410000 covers 41…, 410100 covers 4101…, 410783 itself. */
export function areaPrefix(areaCode: string): string {
  return areaCode.replace(/(00){1,2}$/, '')
}

async function claim(tx: Tx, once: string): Promise<void> {
  const taken = await sql`insert into platform.once (key) values (${once}) on conflict do nothing`.execute(tx)
  if (taken.numAffectedRows === 1n) return
  const { rows } = await sql<{ location: string | null }>`
    select location from platform.once where key = ${once}`.execute(tx)
  throw new AlreadyDone(rows[0]?.location ?? null)
}

/** Remembers where a posted form led, so that its repetition leads there too. */
export async function rememberOutcome(db: Db, once: string, location: string): Promise<void> {
  await sql`update platform.once set location = ${location} where key = ${once}`.execute(db)
}

const mayTryAgain = (error: unknown) =>
  error instanceof Error && 'code' in error && (error.code === '40P01' || error.code === '40001')
