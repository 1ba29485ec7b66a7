import type { Tx } from '#platform'
import { registry } from '../tables.ts'

export const unknownArea = { column: 'area_code', reason: '系统中没有这个区划' } as const

export async function knownAreas(tx: Tx): Promise<ReadonlySet<string>> {
  const rows = await registry(tx).selectFrom('registry.area').select('code').execute()
  return new Set(rows.map(row => row.code))
}
