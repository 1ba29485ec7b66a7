import type { Tx } from '#platform'
import { registry } from './tables.ts'

/** A division of GB/T 2260. */
export interface Area {
  readonly code: string
  readonly name: string
  readonly parentCode: string | null
}

/** All areas, ordered by code. */
export async function areas(tx: Tx): Promise<Area[]> {
  const rows = await registry(tx).selectFrom('registry.area').selectAll().orderBy('code').execute()
  return rows.map(row => ({ code: row.code, name: row.name, parentCode: row.parent_code }))
}
