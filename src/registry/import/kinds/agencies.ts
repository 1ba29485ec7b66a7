import { escapeCopy } from '#platform'
import { areaCode, text } from '../cells.ts'
import { type FileKind, type RowOf, readRow } from '../file-kind.ts'
import { knownAreas, unknownArea } from './known-areas.ts'

const cells = {
  agency_no: text,
  area_code: areaCode,
  name: text,
  address: text,
  phone: text,
  hours: text,
  business: text,
}

/** Agencies: `agency_no,area_code,name,address,phone,hours,business`. */
export const agencies: FileKind<RowOf<typeof cells>> = {
  columns: Object.keys(cells),
  read: readRow(cells),
  staged: {
    agency_no: 'text',
    area_code: 'text',
    name: 'text',
    address: 'text',
    phone: 'text',
    hours: 'text',
    business: 'text',
  },
  target: { table: 'registry.agency', keys: 1 },
  async stage(client, rows) {
    const known = await knownAreas(client)
    const right = rows.filter(row => known.has(row.area_code))
    return {
      lines: right.map(row =>
        [row.agency_no, row.area_code, row.name, row.address, row.phone, row.hours, row.business]
          .map(escapeCopy)
          .join('\t'),
      ),
      faults: new Map(rows.filter(row => !known.has(row.area_code)).map(row => [row, unknownArea])),
    }
  },
  merge: `
      insert into registry.agency as old (agency_no, area_code, name, address, phone, hours, business)
      select distinct on (agency_no) agency_no, area_code, name, address, phone, hours, business
      from import_row order by agency_no, row_no desc
      on conflict (agency_no) do update set (area_code, name, address, phone, hours, business) = (excluded.area_code,
        excluded.name, excluded.address, excluded.phone, excluded.hours, excluded.business)
      where old.* is distinct from excluded.*`,
}
