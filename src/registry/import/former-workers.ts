import { sql } from 'kysely'
import { z } from 'zod'
import { blindIndex, seal } from '#platform'
import { idNoFault } from '../codes/id-no.ts'
import { places, registry } from '../tables.ts'
import { month, readRow, text, unitNo } from './cells.ts'
import type { FileKind } from './file-kind.ts'
import { lastOfEach, placed } from './placed.ts'

const personId = z
  .string('缺少此列的值')
  .trim()
  .toUpperCase()
  .superRefine((value, context) => {
    const message = idNoFault(value)
    if (message !== undefined) context.addIssue({ code: 'custom', message })
  })

const claimant = z.object({ unit_no: unitNo, person_id: personId, first_month: month })

const reduction = z.object({ unit_no: unitNo, person_id: personId, month, reason: text })

const claimants: FileKind<z.infer<typeof claimant>> = {
  columns: Object.keys(claimant.shape),
  read: readRow(claimant),
  async write(tx, rows) {
    const { areas, faults } = await placed(tx, rows)
    const right = lastOfEach(
      rows.filter(row => !faults.has(row)),
      row => `${row.unit_no} ${row.person_id}`,
    )
    if (right.length === 0) return { changed: 0, faults }
    const changed = await registry(tx)
      .insertInto('registry.claimant')
      .values(
        right.map(row => ({
          unit_no: row.unit_no,
          area_code: areas.get(row.unit_no) ?? '',
          first_month: row.first_month,
          ...sealedPerson(row),
        })),
      )
      .onConflict(conflict =>
        conflict
          .columns(['unit_no', 'person_index'])
          .doUpdateSet(row => ({ first_month: row.ref('excluded.first_month') }))
          .where(sql<boolean>`claimant.first_month is distinct from excluded.first_month`),
      )
      .executeTakeFirstOrThrow()
    return { changed: Number(changed.numInsertedOrUpdatedRows ?? 0n), faults }
  },
}

const reductions: FileKind<z.infer<typeof reduction>> = {
  columns: Object.keys(reduction.shape),
  read: readRow(reduction),
  async write(tx, rows) {
    const { areas, faults } = await placed(tx, rows)
    const right = lastOfEach(
      rows.filter(row => !faults.has(row)),
      row => `${row.unit_no} ${row.person_id} ${row.month}`,
    )
    if (right.length === 0) return { changed: 0, faults }
    const changed = await registry(tx)
      .insertInto('registry.reduction')
      .values(
        right.map(row => ({
          unit_no: row.unit_no,
          area_code: areas.get(row.unit_no) ?? '',
          month: row.month,
          reason: row.reason,
          ...sealedPerson(row),
        })),
      )
      .onConflict(conflict =>
        conflict
          .columns(['unit_no', 'person_index', 'month'])
          .doUpdateSet(row => ({ reason: row.ref('excluded.reason') }))
          .where(sql<boolean>`reduction.reason is distinct from excluded.reason`),
      )
      .executeTakeFirstOrThrow()
    return { changed: Number(changed.numInsertedOrUpdatedRows ?? 0n), faults }
  },
}

/** People who drew benefit or left, by former unit, in the columns of the data contract. */
export const formerWorkerRows = { claimants, reductions }

const sealedPerson = (row: { person_id: string }) => ({
  person_index: blindIndex(row.person_id, 'id-no'),
  person_sealed: seal(row.person_id, places.formerWorker),
})
