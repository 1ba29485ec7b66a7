import { sql } from 'kysely'
import { z } from 'zod'
import { registry } from '../tables.ts'
import { areaCode, readRow, text } from './cells.ts'
import type { FileKind } from './file-kind.ts'
import { knownAreas, unknownArea } from './known-areas.ts'

export const agency = z.object({
  agency_no: text,
  area_code: areaCode,
  name: text,
  address: text,
  phone: text,
  hours: text,
  business: text,
})

/** Agencies: `agency_no,area_code,name,address,phone,hours,business`. */
export const agencyRows: FileKind<z.infer<typeof agency>> = {
  columns: Object.keys(agency.shape),
  read: readRow(agency),
  async write(tx, rows) {
    const known = await knownAreas(tx)
    const faults = new Map(
      rows.filter(row => !known.has(row.area_code)).map(row => [row, unknownArea] as const),
    )
    const right = rows.filter(row => !faults.has(row))
    if (right.length === 0) return { changed: 0, faults }
    const changed = await registry(tx)
      .insertInto('registry.agency')
      .values(right)
      .onConflict(conflict =>
        conflict
          .column('agency_no')
          .doUpdateSet(row => ({
            area_code: row.ref('excluded.area_code'),
            name: row.ref('excluded.name'),
            address: row.ref('excluded.address'),
            phone: row.ref('excluded.phone'),
            hours: row.ref('excluded.hours'),
            business: row.ref('excluded.business'),
          }))
          .where(sql<boolean>`agency.* is distinct from excluded.*`),
      )
      .executeTakeFirstOrThrow()
    return { changed: Number(changed.numInsertedOrUpdatedRows ?? 0n), faults }
  },
}
