import type { PoolClient } from 'pg'

/** Incremented by every part of an import that changed something; a run records the version it is based on. */
export async function dataVersion(client: PoolClient): Promise<number> {
  const { rows } = await client.query<{ version: number }>('select version from registry.data_version')
  return rows[0]?.version ?? 0
}
