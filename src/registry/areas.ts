import { reference, type Tx } from '#platform'
import { registry } from './tables.ts'

/** A division of GB/T 2260. */
export interface Area {
  readonly code: string
  readonly name: string
  readonly parentCode: string | null
}

/** All areas, ordered by code; kept in memory. */
export const areas = (tx: Tx): Promise<readonly Area[]> => reference(tx, 'registry.areas', readAreas)

async function readAreas(tx: Tx): Promise<Area[]> {
  const rows = await registry(tx).selectFrom('registry.area').selectAll().orderBy('code').execute()
  return rows.map(row => ({ code: row.code, name: row.name, parentCode: row.parent_code }))
}
