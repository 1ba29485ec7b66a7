import { sql } from 'kysely'
import { z } from 'zod'
import { registry } from '../tables.ts'
import { month, optionalDay, people, readRow, unitNo, yuan } from './cells.ts'
import type { FileKind } from './file-kind.ts'
import { lastOfEach, placed } from './placed.ts'

const contribution = z.object({
  unit_no: unitNo,
  month,
  headcount: people,
  unit_due: yuan,
  employee_due: yuan,
  unit_paid: yuan,
  employee_paid: yuan,
  paid_on: optionalDay,
})

/** What a unit owed and paid for a month, in the columns of the data contract. */
export const contributionRows: FileKind<z.infer<typeof contribution>> = {
  columns: Object.keys(contribution.shape),
  read: readRow(contribution),
  async write(tx, rows) {
    const { areas, faults } = await placed(tx, rows)
    const right = lastOfEach(
      rows.filter(row => !faults.has(row)),
      row => `${row.unit_no} ${row.month}`,
    )
    if (right.length === 0) return { changed: 0, faults }
    const changed = await registry(tx)
      .insertInto('registry.contribution')
      .values(
        right.map(row => ({
          unit_no: row.unit_no,
          month: row.month,
          area_code: areas.get(row.unit_no) ?? '',
          headcount: row.headcount,
          unit_due_fen: row.unit_due,
          employee_due_fen: row.employee_due,
          unit_paid_fen: row.unit_paid,
          employee_paid_fen: row.employee_paid,
          paid_on: row.paid_on,
        })),
      )
      .onConflict(conflict =>
        conflict
          .columns(['unit_no', 'month'])
          .doUpdateSet(row => ({
            headcount: row.ref('excluded.headcount'),
            unit_due_fen: row.ref('excluded.unit_due_fen'),
            employee_due_fen: row.ref('excluded.employee_due_fen'),
            unit_paid_fen: row.ref('excluded.unit_paid_fen'),
            employee_paid_fen: row.ref('excluded.employee_paid_fen'),
            paid_on: row.ref('excluded.paid_on'),
          }))
          .where(sql<boolean>`contribution.* is distinct from excluded.*`),
      )
      .executeTakeFirstOrThrow()
    return { changed: Number(changed.numInsertedOrUpdatedRows ?? 0n), faults }
  },
}
