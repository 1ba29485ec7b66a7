import type { PoolClient } from 'pg'
import type { House } from '#platform'

const lock = 7_004_301

/**
 * Runs something that imports, one at a time in the whole installation, on a connection of the database's owner (COPY
 * does not pass row-level security). Who may not `wait` leaves it to the one at work: undefined then.
 */
export async function oneAtATime<T>(
  house: House,
  wait: boolean,
  run: (client: PoolClient) => Promise<T>,
): Promise<T | undefined> {
  const client = await house.bulk.connect()
  let broken: Error | undefined
  try {
    const { rows } = await client.query<{ mine: boolean }>(
      wait
        ? `select pg_advisory_lock(${lock}) is not null as mine`
        : `select pg_try_advisory_lock(${lock}) as mine`,
    )
    if (!rows[0]?.mine) return undefined
    try {
      return await run(client)
    } finally {
      await client.query(`select pg_advisory_unlock(${lock})`).catch((error: Error) => {
        broken = error
      })
    }
  } finally {
    client.release(broken)
  }
}
