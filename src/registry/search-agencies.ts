import { areaPrefix, likePattern, pageAt, type Tx } from '#platform'
import { registry } from './tables.ts'

const rowsAPage = 10

export interface Agency {
  readonly agencyNo: string
  readonly areaName: string
  readonly name: string
  readonly address: string
  readonly phone: string
  readonly hours: string
  readonly business: string
}

/** 社保经办机构查询: by area (including areas within it) and by words in name, address or business; ten a page. */
export async function searchAgencies(
  tx: Tx,
  search: { readonly areaCode?: string; readonly words?: string; readonly page?: number },
): Promise<{ rows: Agency[]; total: number; page: number; pages: number }> {
  let found = registry(tx)
    .selectFrom('registry.agency as agency')
    .innerJoin('registry.area as area', 'area.code', 'agency.area_code')
  if (search.areaCode) found = found.where('agency.area_code', 'like', `${areaPrefix(search.areaCode)}%`)
  for (const word of (search.words ?? '').split(/\s+/).filter(word => word !== '')) {
    const like = likePattern(word)
    found = found.where(row =>
      row.or([
        row('agency.name', 'like', like),
        row('agency.address', 'like', like),
        row('agency.business', 'like', like),
        row('area.name', 'like', like),
      ]),
    )
  }
  const { total } = await found.select(row => row.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const { offset, ...at } = pageAt(total, search.page ?? 1, rowsAPage)
  const rows = await found
    .selectAll('agency')
    .select('area.name as area_name')
    .orderBy('agency.area_code')
    .orderBy('agency.agency_no')
    .limit(rowsAPage)
    .offset(offset)
    .execute()
  return {
    total,
    ...at,
    rows: rows.map(row => ({
      agencyNo: row.agency_no,
      areaName: row.area_name,
      name: row.name,
      address: row.address,
      phone: row.phone,
      hours: row.hours,
      business: row.business,
    })),
  }
}
