import { type Insurance, insurances } from '../../codes/insurances.ts'
import { stageInArea } from '../area-of-row.ts'
import { idNo, month, oneOf, optionalDay, unitNo, yuan } from '../cells.ts'
import { type FileKind, isFault, type RowFault, type RowOf, readRow } from '../file-kind.ts'
import { faultOfPayment } from './fault-of-payment.ts'
import { personsByIdNo, unknownPerson } from './persons-by-id-no.ts'

const cells = {
  id_no: idNo,
  unit_no: unitNo,
  insurance: oneOf<Insurance>(insurances, `险种应为 ${insurances.join('、')} 之一`),
  month,
  base: yuan,
  unit_paid: yuan,
  person_paid: yuan,
  paid_on: optionalDay,
}

type Row = RowOf<typeof cells>

const readCells = readRow(cells)

/**
 * What was paid for a person and month. A month that the hall has settled keeps what is owed; the month's sum, which
 * entitlement and certificates read, follows. Other months are on record as paid.
 */
export const personContributions: FileKind<Row> = {
  columns: Object.keys(cells),
  read(record, today) {
    const row = readCells(record, today)
    return isFault(row) ? row : (faultOfPayment(row.unit_paid + row.person_paid, row.paid_on) ?? row)
  },
  staged: {
    unit_no: 'text',
    month: 'text',
    insurance: 'text',
    person_no: 'bigint',
    area_code: 'text',
    base_fen: 'bigint',
    unit_paid_fen: 'bigint',
    person_paid_fen: 'bigint',
    paid_on: 'date',
  },
  async stage(client, rows, within) {
    const persons = await personsByIdNo(
      client,
      rows.map(row => row.id_no),
    )
    const known = rows.filter(row => persons.has(row.id_no))
    const { lines, faults } = await stageInArea(
      client,
      { rows: known, within },
      (row, area) =>
        `${row.unit_no}\t${row.month}\t${row.insurance}\t${persons.get(row.id_no)}\t${area}\t${row.base}\t${row.unit_paid}\t${row.person_paid}\t${row.paid_on ?? '\\N'}`,
    )
    const unknown = rows
      .filter(row => !persons.has(row.id_no))
      .map((row): [Row, RowFault] => [row, unknownPerson])
    return { lines, faults: new Map([...unknown, ...faults]) }
  },
  // What was on record is looked up row by row: without statistics the planner would read all of it for each.
  merge: `
    with last_row as (
      select distinct on (unit_no, month, insurance, person_no) * from import_row
      order by unit_no, month, insurance, person_no, row_no desc
    ), paid_more as (
      select unit_no, month, insurance, before.bill_no, sum(last_row.unit_paid_fen - before.unit_paid_fen) as unit_fen,
        sum(last_row.person_paid_fen - before.person_paid_fen) as person_fen, max(last_row.paid_on) as paid_on
      from last_row cross join lateral (
        select bill_no, unit_paid_fen, person_paid_fen from registry.person_contribution it
        where it.unit_no = last_row.unit_no and it.month = last_row.month and it.insurance = last_row.insurance
          and it.person_no = last_row.person_no and bill_no is not null
        offset 0
      ) before
      group by unit_no, month, insurance, before.bill_no
    ), line_paid as (
      update registry.bill_line it set unit_paid_fen = it.unit_paid_fen + paid_more.unit_fen,
        person_paid_fen = it.person_paid_fen + paid_more.person_fen
      from paid_more where it.bill_no = paid_more.bill_no and it.month = paid_more.month
        and it.insurance = paid_more.insurance and (paid_more.unit_fen <> 0 or paid_more.person_fen <> 0)
    ), sum_paid as (
      update registry.contribution it set unit_paid_fen = it.unit_paid_fen + paid_more.unit_fen,
        employee_paid_fen = it.employee_paid_fen + paid_more.person_fen,
        paid_on = case when it.unit_paid_fen + it.employee_paid_fen + paid_more.unit_fen + paid_more.person_fen > 0
          then greatest(it.paid_on, paid_more.paid_on) end
      from paid_more where it.unit_no = paid_more.unit_no and it.month = paid_more.month
        and it.bill_no = paid_more.bill_no and paid_more.insurance = '失业保险'
    )
      insert into registry.person_contribution as old (unit_no, month, insurance, person_no, area_code, base_fen,
        unit_due_fen, person_due_fen, unit_paid_fen, person_paid_fen, paid_on)
      select unit_no, month, insurance, person_no, area_code, base_fen, unit_paid_fen, person_paid_fen, unit_paid_fen,
        person_paid_fen, paid_on
      from last_row
      on conflict (unit_no, month, insurance, person_no) do update set (area_code, base_fen, unit_due_fen,
        person_due_fen, unit_paid_fen, person_paid_fen, paid_on) = (excluded.area_code,
        case when old.bill_no is null then excluded.base_fen else old.base_fen end,
        case when old.bill_no is null then excluded.unit_due_fen else old.unit_due_fen end,
        case when old.bill_no is null then excluded.person_due_fen else old.person_due_fen end,
        excluded.unit_paid_fen, excluded.person_paid_fen, excluded.paid_on)
      where (old.area_code, old.unit_paid_fen, old.person_paid_fen, old.paid_on)
          is distinct from (excluded.area_code, excluded.unit_paid_fen, excluded.person_paid_fen, excluded.paid_on)
        or old.bill_no is null and old.base_fen <> excluded.base_fen`,
}
