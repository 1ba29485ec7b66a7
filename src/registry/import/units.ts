import { sql } from 'kysely'
import { blindIndex, seal } from '#platform'
import { places, registry } from '../tables.ts'
import { readRow } from './cells.ts'
import type { FileKind, RowFault } from './file-kind.ts'
import { knownAreas, unknownArea } from './known-areas.ts'
import { takenCodes } from './taken-codes.ts'
import { type UnitRow, unit } from './unit-row.ts'

/** Units, in the columns of the data contract. */
export const unitRows: FileKind<UnitRow> = {
  columns: Object.keys(unit.shape),
  read: readRow(unit),
  async write(tx, rows) {
    const known = await knownAreas(tx)
    const faults = new Map<UnitRow, RowFault>(
      rows.filter(row => !known.has(row.area_code)).map(row => [row, unknownArea]),
    )
    for (const [row, fault] of await takenCodes(tx, rows)) faults.set(row, fault)
    const right = rows.filter(row => !faults.has(row)).map(sealed)
    if (right.length === 0) return { changed: 0, faults }
    const changed = await registry(tx)
      .insertInto('registry.unit')
      .values(right)
      .onConflict(conflict =>
        conflict
          .column('unit_no')
          .doUpdateSet(row => ({
            // A code that was maintained in the hall is not erased by a file that does not know it.
            credit_code: sql<string | null>`coalesce(excluded.credit_code, unit.credit_code)`,
            name: row.ref('excluded.name'),
            unit_type: row.ref('excluded.unit_type'),
            area_code: row.ref('excluded.area_code'),
            size: row.ref('excluded.size'),
            labour_dispatch: row.ref('excluded.labour_dispatch'),
            deregistering: row.ref('excluded.deregistering'),
            discredited: row.ref('excluded.discredited'),
            mobile_sealed: row.ref('excluded.mobile_sealed'),
            mobile_index: row.ref('excluded.mobile_index'),
            account_name: row.ref('excluded.account_name'),
            account_no_sealed: row.ref('excluded.account_no_sealed'),
            account_no_index: row.ref('excluded.account_no_index'),
            bank_name: row.ref('excluded.bank_name'),
          }))
          // Sealed values differ at every sealing; their indexes do not.
          .where(
            sql<boolean>`to_jsonb(unit.*) - 'mobile_sealed' - 'account_no_sealed'
              is distinct from to_jsonb(excluded.*) - 'mobile_sealed' - 'account_no_sealed'
                || jsonb_build_object('credit_code', coalesce(excluded.credit_code, unit.credit_code))`,
          ),
      )
      .executeTakeFirstOrThrow()
    return { changed: Number(changed.numInsertedOrUpdatedRows ?? 0n), faults }
  },
}

function sealed({ mobile, account_no, ...row }: UnitRow) {
  return {
    ...row,
    mobile_sealed: mobile === null ? null : seal(mobile, places.mobile),
    mobile_index: mobile === null ? null : blindIndex(mobile, 'mobile'),
    account_no_sealed: account_no === null ? null : seal(account_no, places.account),
    account_no_index: account_no === null ? null : blindIndex(account_no, 'account'),
  }
}
