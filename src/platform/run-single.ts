import type { PoolClient } from 'pg'
import type { Runtime } from './runtime.ts'

/** The kind of work: its advisory lock number, identical in every process and never changed. */
export interface RunnerLock {
  readonly lock: number
  /** wait for the current holder; otherwise skip */
  readonly wait: boolean
}

/**
 * Runs something of which the whole installation does one at a time, on a connection of the pool for bulk work.
 * @returns undefined if another process is running it and `wait` is false.
 */
export async function runSingle<T>(
  runtime: Runtime,
  { lock, wait }: RunnerLock,
  run: (client: PoolClient) => Promise<T>,
): Promise<T | undefined> {
  const client = await runtime.bulk.connect()
  let broken: Error | undefined
  // A connection that breaks fails what runs on it; nobody else listens while it is out of the pool.
  const onBroken = (error: Error) => {
    broken = error
  }
  client.on('error', onBroken)
  try {
    const { rows } = await client.query<{ mine: boolean }>(
      wait ? 'select pg_advisory_lock($1) is not null as mine' : 'select pg_try_advisory_lock($1) as mine',
      [lock],
    )
    if (!rows[0]?.mine) return undefined
    try {
      return await run(client)
    } finally {
      await client.query('select pg_advisory_unlock($1)', [lock]).catch((error: Error) => {
        broken = error
      })
    }
  } finally {
    client.off('error', onBroken)
    client.release(broken)
  }
}
