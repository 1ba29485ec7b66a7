import type { Tx } from '#platform'
import { registry } from '../tables.ts'
import type { RowFault } from './file-kind.ts'

/** The areas of the units named; a row of a unit nobody knows is a fault. */
export async function placed<Row extends { unit_no: string }>(tx: Tx, rows: readonly Row[]) {
  const units = await registry(tx)
    .selectFrom('registry.unit')
    .select(['unit_no', 'area_code'])
    .where('unit_no', 'in', [...new Set(rows.map(row => row.unit_no))])
    .execute()
  const areas = new Map(units.map(unit => [unit.unit_no, unit.area_code]))
  const fault: RowFault = { column: 'unit_no', reason: '系统中没有这个单位编号，请先导入单位' }
  const faults = new Map(rows.filter(row => !areas.has(row.unit_no)).map(row => [row, fault] as const))
  return { areas, faults }
}

/** One statement cannot write a row twice: where a file repeats a key, its last line counts. */
export function lastOfEach<Row>(rows: readonly Row[], key: (row: Row) => string): Row[] {
  return [...new Map(rows.map(row => [key(row), row])).values()]
}
