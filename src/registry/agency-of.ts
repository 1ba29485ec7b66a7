import { sql } from 'kysely'
import type { Tx } from '#platform'

/** The name of an area and of the office that serves it: its own, else its city's, else the province's. */
export async function agencyOf(tx: Tx, areaCode: string): Promise<{ areaName: string; agencyName: string }> {
  const codes = [areaCode, `${areaCode.slice(0, 4)}00`, `${areaCode.slice(0, 2)}0000`]
  const { rows } = await sql<{ area_name: string; agency_name: string | null }>`
    select area.name as area_name, (
      select agency.name from registry.agency where agency.area_code in (${sql.join(codes)})
      order by array_position(${codes}::text[], agency.area_code), agency_no limit 1
    ) as agency_name from registry.area where code = ${areaCode}`.execute(tx)
  const row = rows[0]
  return { areaName: row?.area_name ?? areaCode, agencyName: row?.agency_name ?? '社会保险经办机构' }
}
