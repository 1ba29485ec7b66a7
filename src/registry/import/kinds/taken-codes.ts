import type { PoolClient } from 'pg'
import type { RowFault } from '../file-kind.ts'
import type { UnitRow } from './unit-cells.ts'

/** Rows whose credit code belongs to another unit, on record or earlier among these rows. */
export async function takenCodes(
  client: PoolClient,
  rows: readonly UnitRow[],
): Promise<readonly (readonly [UnitRow, RowFault])[]> {
  const codes = rows.flatMap(row => row.credit_code ?? [])
  const onRecord = await client.query<{ unit_no: string; credit_code: string }>(
    'select unit_no, credit_code from registry.unit where credit_code = any($1)',
    [codes],
  )
  const owner = new Map(onRecord.rows.map(row => [row.credit_code, row.unit_no]))
  const faults: (readonly [UnitRow, RowFault])[] = []
  for (const row of rows) {
    if (row.credit_code === null) continue
    const other = owner.get(row.credit_code)
    if (other !== undefined && other !== row.unit_no) {
      faults.push([row, { column: 'credit_code', reason: `已登记在单位 ${other} 名下` }])
    } else owner.set(row.credit_code, row.unit_no)
  }
  return faults
}
