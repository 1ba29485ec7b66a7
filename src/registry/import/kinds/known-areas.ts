import type { PoolClient } from 'pg'
import type { RowFault } from '../file-kind.ts'

export const unknownArea: RowFault = { column: 'area_code', reason: '系统中没有这个区划' }

export async function knownAreas(client: PoolClient): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ code: string }>('select code from registry.area')
  return new Set(rows.map(row => row.code))
}
