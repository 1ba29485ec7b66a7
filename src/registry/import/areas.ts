import { sql } from 'kysely'
import { z } from 'zod'
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
