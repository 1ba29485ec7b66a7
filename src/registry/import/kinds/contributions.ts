import { stageInArea } from '../area-of-row.ts'
import { month, optionalDay, people, unitNo, yuan } from '../cells.ts'
import { type FileKind, isFault, type RowOf, readRow } from '../file-kind.ts'
import { faultOfPayment } from './fault-of-payment.ts'

const cells = {
  unit_no: unitNo,
  month,
  headcount: people,
  unit_due: yuan,
  employee_due: yuan,
  unit_paid: yuan,
  employee_paid: yuan,
  paid_on: optionalDay,
}

type ContributionRow = RowOf<typeof cells>

const readCells = readRow(cells)

/**
 * What a unit owed and paid for a month, in the columns of the data contract: an amount is paid on a day, or neither. A
 * month that the hall had settled is from then on what the file says.
 */
export const contributions: FileKind<ContributionRow> = {
  columns: Object.keys(cells),
  read(record, today) {
    const row = readCells(record, today)
    return isFault(row) ? row : (faultOfPayment(row.unit_paid + row.employee_paid, row.paid_on) ?? row)
  },
  staged: {
    unit_no: 'text',
    month: 'text',
    area_code: 'text',
    headcount: 'int',
    unit_due_fen: 'bigint',
    employee_due_fen: 'bigint',
    unit_paid_fen: 'bigint',
    employee_paid_fen: 'bigint',
    paid_on: 'date',
  },
  target: { table: 'registry.contribution', keys: 2 },
  stage: (client, rows, within) =>
    stageInArea(
      client,
      { rows, within },
      (row, area) =>
        `${row.unit_no}\t${row.month}\t${area}\t${row.headcount}\t${row.unit_due}\t${row.employee_due}\t${row.unit_paid}\t${row.employee_paid}\t${row.paid_on ?? '\\N'}`,
    ),
  merge: `
      insert into registry.contribution as old (unit_no, month, area_code, headcount, unit_due_fen, employee_due_fen,
        unit_paid_fen, employee_paid_fen, paid_on)
      select distinct on (unit_no, month) unit_no, month, area_code, headcount, unit_due_fen, employee_due_fen,
        unit_paid_fen, employee_paid_fen, paid_on
      from import_row order by unit_no, month, row_no desc
      on conflict (unit_no, month) do update set (area_code, headcount, unit_due_fen, employee_due_fen, unit_paid_fen,
        employee_paid_fen, paid_on, bill_no) = (excluded.area_code, excluded.headcount, excluded.unit_due_fen,
        excluded.employee_due_fen, excluded.unit_paid_fen, excluded.employee_paid_fen, excluded.paid_on, null)
      where (old.area_code, old.headcount, old.unit_due_fen, old.employee_due_fen, old.unit_paid_fen,
        old.employee_paid_fen, old.paid_on, old.bill_no) is distinct from (excluded.area_code, excluded.headcount,
        excluded.unit_due_fen, excluded.employee_due_fen, excluded.unit_paid_fen, excluded.employee_paid_fen,
        excluded.paid_on, null)`,
}
