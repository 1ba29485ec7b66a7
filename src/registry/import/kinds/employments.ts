import type { PoolClient } from 'pg'
import { escapeCopy } from '#platform'
import { beginningReasons } from '../../codes/beginning-reasons.ts'
import { type Insurance, insurances, mayBeSeveral } from '../../codes/insurances.ts'
import { reductionReasons } from '../../codes/reduction-reasons.ts'
import { stageInArea } from '../area-of-row.ts'
import { idNo, month, oneOf, optionalMonth, optionalOneOf, unitNo, yuan } from '../cells.ts'
import { type FileKind, isFault, type RowFault, type RowOf, readRow } from '../file-kind.ts'
import { personsByIdNo, unknownPerson } from './persons-by-id-no.ts'

const began = Object.keys(beginningReasons)
const ended = Object.keys(reductionReasons)

const cells = {
  id_no: idNo,
  unit_no: unitNo,
  insurance: oneOf<Insurance>(insurances, `险种应为 ${insurances.join('、')} 之一`),
  from_month: month,
  to_month: optionalMonth,
  base: yuan,
  began: oneOf(began, `增员原因应为 ${began.join('、')} 之一`),
  ended: optionalOneOf(ended, `减员原因应为 ${ended.join('、')} 之一`),
}

type ReadRow = RowOf<typeof cells>
type EmploymentRow = ReadRow & { readonly today: string }

const readCells = readRow(cells)

/** Who is insured with whom, from when to when, in the columns of the data contract. */
export const employments: FileKind<EmploymentRow> = {
  columns: Object.keys(cells),
  read(record, today) {
    const row = readCells(record, today)
    return isFault(row) ? row : (faultIn(row) ?? { ...row, today })
  },
  staged: {
    unit_no: 'text',
    person_no: 'bigint',
    insurance: 'text',
    from_month: 'text',
    to_month: 'text',
    area_code: 'text',
    base_fen: 'bigint',
    began: 'text',
    ended: 'text',
    entered_on: 'date',
  },
  async stage(client, rows, within) {
    const persons = await personsByIdNo(
      client,
      rows.map(row => row.id_no),
    )
    const known = rows.filter(row => persons.has(row.id_no))
    const doubled = await doubledRows(client, known, persons)
    const { lines, faults } = await stageInArea(
      client,
      { rows: known.filter(row => !doubled.has(row)), within },
      (row, area) =>
        `${row.unit_no}\t${persons.get(row.id_no)}\t${row.insurance}\t${row.from_month}\t${escapeCopy(row.to_month)}\t${area}\t${row.base}\t${row.began}\t${escapeCopy(row.ended)}\t${row.today}`,
    )
    const unknown = rows
      .filter(row => !persons.has(row.id_no))
      .map((row): [EmploymentRow, RowFault] => [row, unknownPerson])
    return { lines, faults: new Map([...unknown, ...doubled, ...faults]) }
  },
  // What ended first, so that a person may leave one unit and enter another in the same part of a file.
  merge: `
    with last_row as (
      select distinct on (unit_no, person_no, insurance, from_month) * from import_row
      order by unit_no, person_no, insurance, from_month, row_no desc
    ), area as (
      insert into registry.billed_area (area_code, since)
      select area_code, min(entered_on) from last_row group by area_code
      on conflict (area_code) do nothing
    )
      insert into registry.employment as old (unit_no, person_no, insurance, from_month, to_month, area_code, base_fen,
        began, ended, entered_on, entered_by, end_entered_on, end_entered_by)
      select unit_no, person_no, insurance, from_month, to_month, area_code, base_fen, began, ended, entered_on, '导入',
        case when ended is not null then entered_on end, case when ended is not null then '导入' end
      from last_row order by to_month nulls last
      on conflict (unit_no, person_no, insurance, from_month) do update set (to_month, area_code, base_fen, began,
        ended, end_entered_on, end_entered_by) = (excluded.to_month, excluded.area_code, excluded.base_fen,
        excluded.began, excluded.ended, excluded.end_entered_on, excluded.end_entered_by)
      where (old.to_month, old.area_code, old.base_fen, old.began, old.ended)
        is distinct from (excluded.to_month, excluded.area_code, excluded.base_fen, excluded.began, excluded.ended)`,
}

function faultIn(row: ReadRow): RowFault | undefined {
  if (row.base === 0) return { column: 'base', reason: '缴费基数应大于 0' }
  if (row.to_month === null && row.ended !== null) {
    return { column: 'to_month', reason: '有减员原因而没有终止月份，请填写最后一个缴费月份' }
  }
  if (row.to_month !== null && row.ended === null) {
    return { column: 'ended', reason: '有终止月份而没有减员原因，请填写减员原因代码' }
  }
  if (row.to_month !== null && row.to_month < row.from_month) {
    return { column: 'to_month', reason: `终止月份早于起始月份 ${row.from_month}` }
  }
  return undefined
}

interface KnownRow {
  readonly unit_no: string
  readonly person_no: number
  readonly insurance: Insurance
  readonly from_month: string
  readonly to_month: string | null
}

const keyOf = (row: KnownRow) => `${row.unit_no}/${row.person_no}/${row.insurance}/${row.from_month}`

/**
 * Rows that would insure somebody twice in one month: beside what is on record and not replaced by the file, or beside
 * an earlier row. The order of a file says nothing about which end belongs to which beginning, so all rows replace what
 * they are about before any is compared; one that is refused leaves its own record as it was.
 */
async function doubledRows(
  client: PoolClient,
  rows: readonly EmploymentRow[],
  persons: ReadonlyMap<string, number>,
): Promise<ReadonlyMap<EmploymentRow, RowFault>> {
  const { rows: onRecord } = await client.query<KnownRow>(
    `select unit_no, person_no, insurance, from_month, to_month from registry.employment where person_no = any($1)`,
    [[...new Set(persons.values())]],
  )
  const brought = rows.map(row => ({ row, known: { ...row, person_no: persons.get(row.id_no) ?? 0 } }))
  const faults = new Map<EmploymentRow, RowFault>()
  for (;;) {
    const before = faults.size
    const accepted = brought.filter(({ row }) => !faults.has(row))
    const last = new Map(accepted.map(({ row, known }) => [keyOf(known), row]))
    const sides = new Map<string, KnownRow[]>()
    const beside = (row: KnownRow) => {
      const key = `${row.person_no}/${row.insurance}`
      const found = sides.get(key) ?? []
      sides.set(key, found)
      return found
    }
    for (const row of onRecord) if (!last.has(keyOf(row))) beside(row).push(row)
    for (const { row, known } of accepted) {
      if (last.get(keyOf(known)) !== row) continue
      const others = beside(known)
      const other = others.find(one => inSameMonth(one, known))
      if (other === undefined) others.push(known)
      else faults.set(row, doubled(known, other))
    }
    if (faults.size === before) return faults
  }
}

const inSameMonth = (one: KnownRow, other: KnownRow) =>
  (one.unit_no === other.unit_no || !mayBeSeveral(one.insurance)) &&
  one.from_month <= (other.to_month ?? '999999') &&
  other.from_month <= (one.to_month ?? '999999')

const doubled = (row: KnownRow, other: KnownRow): RowFault => ({
  column: 'from_month',
  reason: `该人员同期已在单位 ${other.unit_no} 参加${row.insurance}（${other.from_month} 至 ${other.to_month ?? '今'}），一个月只能在一个单位参保`,
})
