import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '#platform'
import { registry } from '../tables.ts'
import { areaCode, optionalText, readRow, text } from './cells.ts'
import type { FileKind } from './file-kind.ts'

const area = z.object({ code: areaCode, name: text, parent_code: optionalText })

/** Areas: `code,name,parent_code`. */
export const areaRows: FileKind<z.infer<typeof area>> = {
  columns: ['code', 'name', 'parent_code'],
  read: readRow(area),
  async write(tx, rows) {
    const changed = await registry(tx)
      .insertInto('registry.area')
      .values([...rows])
      .onConflict(conflict =>
        conflict
          .column('code')
          .doUpdateSet(row => ({
            name: row.ref('excluded.name'),
            parent_code: row.ref('excluded.parent_code'),
          }))
          .where(
            sql<boolean>`(area.name, area.parent_code) is distinct from (excluded.name, excluded.parent_code)`,
          ),
      )
      .executeTakeFirstOrThrow()
    return { changed: Number(changed.numInsertedOrUpdatedRows ?? 0n), faults: new Map() }
  },
}

const agency = z.object({
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

export const unknownArea = { column: 'area_code', reason: '系统中没有这个区划' } as const

export async function knownAreas(tx: Tx): Promise<ReadonlySet<string>> {
  const rows = await registry(tx).selectFrom('registry.area').select('code').execute()
  return new Set(rows.map(row => row.code))
}
