import type { PoolClient } from 'pg'

/** Grows with every import that changed something: what a run of decisions rests on. */
export async function dataVersion(client: PoolClient): Promise<number> {
  const { rows } = await client.query<{ version: number }>('select 0::bigint as version')
  return rows[0]?.version ?? 0
}
