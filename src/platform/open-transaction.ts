import {
  type CompiledQuery,
  type DatabaseConnection,
  DefaultQueryExecutor,
  PostgresAdapter,
  PostgresDialect,
  PostgresQueryCompiler,
  Transaction,
} from 'kysely'
import type { PoolClient } from 'pg'
import { collectWakes } from './background/wake-after-commit.ts'
import type { NoTables, Tx } from './database.ts'
import { claimOfKey, endOfKey, type KeyRow, refuseClaimed } from './idempotency-key.ts'
import { isStale, preparedQuery } from './prepared-query.ts'
import { attachReference } from './reference.ts'
import type { Runtime } from './runtime.ts'
import { rememberScope, type Scope, scopeSettings } from './scope.ts'

export interface TransactionSettings {
  readonly scope: Scope
  /** `read`: one snapshot, and PostgreSQL refuses every write and row lock */
  readonly access: 'read' | 'write'
  /** idempotency key of a posted form, claimed as the transaction begins */
  readonly once?: string | undefined
}

/** A transaction that begins with its first statement: a visit that needs no database costs none. */
export interface OpenTransaction {
  readonly tx: Tx
  /**
   * `location`: where the posted form led, kept with its idempotency key; without one the key is released, so that the
   * same form may be posted again.
   * @throws Error when an earlier statement had failed, so that nothing was written
   */
  commit(location?: string): Promise<void>
  rollback(): Promise<void>
}

const begins = { read: 'begin isolation level repeatable read read only', write: 'begin' } as const

/**
 * Opens a transaction that sees the rows of `scope`; `begin` and the scope travel in one message. Its first statement
 * throws AlreadyPosted where the idempotency key was claimed before; so does committing after it was swallowed.
 */
export function openTransaction(runtime: Transactional, settings: TransactionSettings): OpenTransaction {
  const { scope, once } = settings
  let begun: Promise<Begun> | undefined
  let ended = false
  const begin = () => {
    if (ended) throw new Error('a statement after the end of its transaction')
    begun ??= beginOn(runtime, settings)
    return begun
  }
  async function end(word: 'commit' | 'rollback', location?: string): Promise<void> {
    ended = true
    const held = await (word === 'commit' ? begun : begun?.catch(() => undefined))
    begun = undefined
    if (!held) return
    const { client } = held
    try {
      if (word === 'rollback') await client.query(word)
      else await commitOn(client, once === undefined ? undefined : endOfKey(once, location))
      client.release(isStale(client))
    } catch (error) {
      client.release(true)
      throw error
    }
  }
  const tx = transactionOn(
    async <R>(query: CompiledQuery) => await run<R>(runtime, (await begin()).client, query),
  )
  rememberScope(tx, scope)
  const wakes = collectWakes(tx)
  attachReference(tx, { pool: runtime.pool, version: async () => (await begin()).version })
  return {
    tx,
    async commit(location) {
      await end('commit', location)
      if (wakes.size > 0) runtime.wakes.wake(wakes)
    },
    rollback: () => end('rollback'),
  }
}

export type Transactional = Pick<Runtime, 'pool' | 'config' | 'wakes'>

interface Begun {
  readonly client: PoolClient
  /** of the reference data */
  readonly version: number
}

async function beginOn(runtime: Transactional, { scope, access, once }: TransactionSettings): Promise<Begun> {
  const client = await runtime.pool.connect()
  const words = [begins[access], scopeSettings(scope), askVersion]
  if (once !== undefined) words.push(claimOfKey(once))
  try {
    const [, , asked, ...claim] = [await client.query<Answered>(words.join('; '))].flat()
    if (once !== undefined) refuseClaimed(claim)
    return { client, version: Number(asked?.rows[0]?.version) }
  } catch (error) {
    await client.query('rollback').then(
      () => client.release(),
      () => client.release(true),
    )
    throw error
  }
}

/** `before` is SQL text sent in the same message. @throws Error when an earlier statement had failed */
async function commitOn(client: PoolClient, before: string | undefined): Promise<void> {
  const answers = await client.query(before === undefined ? 'commit' : `${before}; commit`)
  const { command } = [answers].flat().at(-1) ?? {}
  if (command !== 'COMMIT') throw new Error('an aborted transaction was committed')
}

/** PostgreSQL's answer; what a row holds follows from the statement that Kysely typed. */
interface Answer<R> {
  readonly command: string
  readonly rowCount: number | null
  readonly rows: R[]
}

async function run<R>(
  { config }: Pick<Runtime, 'config'>,
  client: PoolClient,
  { sql, parameters }: CompiledQuery,
): Promise<Answer<R>> {
  const answer = config.prepared
    ? await preparedQuery(client, sql, parameters)
    : await client.query(sql, [...parameters])
  return answer
}

/** A row of the answers to the first message: a message of several statements answers with a list. */
type Answered = KeyRow & { version?: number }

const askVersion = 'select version from platform.reference_version'

function transactionOn(send: <R>(query: CompiledQuery) => Promise<Answer<R>>): Tx {
  const connection: DatabaseConnection = {
    async executeQuery<R>(query: CompiledQuery) {
      const { command, rowCount, rows } = await send<R>(query)
      return command === 'SELECT' ? { rows } : { rows, numAffectedRows: BigInt(rowCount ?? 0) }
    },
    streamQuery() {
      throw new Error('a transaction does not stream')
    },
  }
  const executor = new DefaultQueryExecutor(new PostgresQueryCompiler(), new PostgresAdapter(), {
    provideConnection: async consumer => await consumer(connection),
  })
  return new Transaction<NoTables>({ config: { dialect }, dialect, driver: dialect.createDriver(), executor })
}

/** Kysely compiles with it; every statement goes through `send`. */
const dialect = new PostgresDialect({ pool: () => Promise.reject(new Error('this dialect only compiles')) })
