import type { PoolClient } from 'pg'
import type { RowFault, Staged } from './file-kind.ts'

const unknown: RowFault = { column: 'unit_no', reason: '系统中没有这个单位编号，请先导入单位' }
export const elsewhere: RowFault = { column: 'unit_no', reason: '该单位不属于您所在的统筹区，不能由您导入' }

/**
 * Stages rows of units with each unit's area, which row-level security reads. Refuses rows of unknown units and of
 * units outside the area; looks up all units of the rows in one query.
 */
export async function stageInArea<Row extends { readonly unit_no: string }>(
  client: PoolClient,
  { rows, within }: { readonly rows: readonly Row[]; readonly within: string },
  line: (row: Row, areaCode: string) => string,
): Promise<Staged<Row>> {
  const areas = await areasOfRows(
    client,
    rows.map(row => row.unit_no),
  )
  const faults = new Map<Row, RowFault>()
  const lines: string[] = []
  for (const row of rows) {
    const area = areas.get(row.unit_no)
    if (area === undefined) faults.set(row, unknown)
    else if (!area.startsWith(within)) faults.set(row, elsewhere)
    else lines.push(line(row, area))
  }
  return { lines, faults }
}

/** The areas of the existing units, locked until the transaction ends: one lookup per unit, not per row. */
export async function areasOfRows(
  client: PoolClient,
  unitNos: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ unit_no: string; area_code: string }>(
    'select unit_no, area_code from registry.unit where unit_no = any($1) for key share',
    [[...new Set(unitNos)]],
  )
  return new Map(rows.map(unit => [unit.unit_no, unit.area_code]))
}
