import type { PoolClient } from 'pg'

/** Grows with every part of an import that changed something: what a run of decisions rests on. */
export async function dataVersion(client: PoolClient): Promise<number> {
  const { rows } = await client.query<{ version: number }>('select version from registry.data_version')
  return rows[0]?.version ?? 0
}
