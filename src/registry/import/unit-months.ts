import { sql } from 'kysely'
import { z } from 'zod'
import { blindIndex, seal, type Tx } from '#platform'
import { idNoFault } from '../codes/id-no.ts'
import { places, registry } from '../tables.ts'
import { month, optionalDay, people, readRow, text, unitNo, yuan } from './cells.ts'
import type { FileKind, RowFault } from './file-kind.ts'

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

/** The areas of the units named; a row of a unit nobody knows is a fault. */
async function placed<Row extends { unit_no: string }>(tx: Tx, rows: readonly Row[]) {
  const units = await registry(tx)
    .selectFrom('registry.unit')
    .select(['unit_no', 'area_code'])
    .where('unit_no', 'in', [...new Set(rows.map(row => row.unit_no))])
    .execute()
  const areas = new Map(units.map(unit => [unit.unit_no, unit.area_code]))
  const fault: RowFault = { column: 'unit_no', reason: '系统中没有这个单位编号，请先导入单位' }
  const faults = new Map(rows.filter(row => !areas.has(row.unit_no)).map(row => [row, fault] as const))
  return { areas, faults }
}

/** One statement cannot write a row twice: where a file repeats a key, its last line counts. */
function lastOfEach<Row>(rows: readonly Row[], key: (row: Row) => string): Row[] {
  return [...new Map(rows.map(row => [key(row), row])).values()]
}
