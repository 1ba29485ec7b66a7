import type { Tx } from '#platform'
import { registry } from '../tables.ts'
import type { RowFault } from './file-kind.ts'
import type { UnitRow } from './unit-row.ts'

/** Rows whose credit code another unit has, on record or further up in the same file. */
export async function takenCodes(tx: Tx, rows: readonly UnitRow[]) {
  const codes = rows.flatMap(row => (row.credit_code === null ? [] : [row.credit_code]))
  const onRecord =
    codes.length === 0
      ? []
      : await registry(tx)
          .selectFrom('registry.unit')
          .select(['unit_no', 'credit_code'])
          .where('credit_code', 'in', codes)
          .execute()
  const owner = new Map<string | null, string>(onRecord.map(row => [row.credit_code, row.unit_no]))
  const faults: [UnitRow, RowFault][] = []
  for (const row of rows) {
    if (row.credit_code === null) continue
    const other = owner.get(row.credit_code) ?? row.unit_no
    if (other !== row.unit_no)
      faults.push([row, { column: 'credit_code', reason: `已登记在单位 ${other} 名下` }])
    owner.set(row.credit_code, other)
  }
  return faults
}
