import { reference, type Tx } from '#platform'
import { areas } from './areas.ts'
import { registry } from './tables.ts'

/** The office that serves an area. */
export interface ServingAgency {
  readonly areaName: string
  readonly agencyName: string
  readonly phone: string
  readonly address: string
}

/** The name of an area and the office that serves it: its own, else the city's, else the province's. */
export async function agencyOf(tx: Tx, areaCode: string): Promise<ServingAgency> {
  const area = (await areas(tx)).find(one => one.code === areaCode)
  const agencies = await reference(tx, 'registry.agencies', firstAgencies)
  const codes = [areaCode, `${areaCode.slice(0, 4)}00`, `${areaCode.slice(0, 2)}0000`]
  const agency = area && codes.map(code => agencies.get(code)).find(found => found !== undefined)
  return {
    areaName: area?.name ?? areaCode,
    agencyName: agency?.name ?? '社会保险经办机构',
    phone: agency?.phone ?? '',
    address: agency?.address ?? '',
  }
}

/** The first agency of each area, by number. */
async function firstAgencies(tx: Tx) {
  const rows = await registry(tx)
    .selectFrom('registry.agency')
    .select(['area_code', 'name', 'phone', 'address'])
    .distinctOn('area_code')
    .orderBy('area_code')
    .orderBy('agency_no')
    .execute()
  return new Map(rows.map(row => [row.area_code, row]))
}
