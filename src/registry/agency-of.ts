import { sql } from 'kysely'
import type { Tx } from '#platform'

/** The office that serves an area. */
export interface ServingAgency {
  readonly areaName: string
  readonly agencyName: string
  readonly phone: string
  readonly address: string
}

/** The name of an area and the office that serves it: its own, else the city's, else the province's. */
export async function agencyOf(tx: Tx, areaCode: string): Promise<ServingAgency> {
  const codes = [areaCode, `${areaCode.slice(0, 4)}00`, `${areaCode.slice(0, 2)}0000`]
  const { rows } = await sql<{ area_name: string; name: string | null; phone: string; address: string }>`
    select area.name as area_name, agency.name, agency.phone, agency.address
    from registry.area left join lateral (
      select name, phone, address from registry.agency where agency.area_code in (${sql.join(codes)})
      order by array_position(${codes}::text[], agency.area_code), agency_no limit 1
    ) as agency on true where code = ${areaCode}`.execute(tx)
  const row = rows[0]
  return {
    areaName: row?.area_name ?? areaCode,
    agencyName: row?.name ?? '社会保险经办机构',
    phone: row?.phone ?? '',
    address: row?.address ?? '',
  }
}
