import { blindIndex, escapeCopy, seal } from '#platform'
import { sealed } from '../../sealed.ts'
import { areasOfRows } from '../area-of-row.ts'
import { idNo, optionalDay, optionalMobile, optionalUnitNo, text, yuan } from '../cells.ts'
import { type FileKind, type RowFault, type RowOf, readRow } from '../file-kind.ts'
import { mobileCells } from './mobile-cells.ts'

const cells = {
  id_no: idNo,
  name: text,
  ethnicity: text,
  started_work_on: optionalDay,
  unit_no: optionalUnitNo,
  pension_balance: yuan,
  pension_base: yuan,
  pension_state: text,
  unemployment_base: yuan,
  unemployment_state: text,
  mobile: optionalMobile,
}
type PersonRow = RowOf<typeof cells>

const keepsMobile = 'old.mobile_confirmed_at is not null or excluded.mobile_index is null'

const unknownUnit: RowFault = { column: 'unit_no', reason: '系统中没有这个单位编号，请先导入单位' }

/**
 * Insured people with their account balance and the state of two insurances. A mobile is on record until a file brings
 * another; one that was confirmed in the hall (at the counter, by the identity provider) is newer than any file.
 */
export const persons: FileKind<PersonRow> = {
  columns: Object.keys(cells),
  optional: ['mobile'],
  read: readRow(cells),
  staged: {
    id_no_index: 'bytea',
    id_no_sealed: 'bytea',
    name: 'text',
    ethnicity: 'text',
    started_work_on: 'date',
    unit_no: 'text',
    pension_balance_fen: 'bigint',
    pension_base: 'bigint',
    pension_state: 'text',
    unemployment_base: 'bigint',
    unemployment_state: 'text',
    mobile_sealed: 'bytea',
    mobile_index: 'bytea',
  },
  async stage(client, rows) {
    const units = await areasOfRows(
      client,
      rows.flatMap(row => row.unit_no ?? []),
    )
    const isKnown = (row: PersonRow) => row.unit_no === null || units.has(row.unit_no)
    return {
      lines: rows.filter(isKnown).map(lineOf),
      faults: new Map(rows.filter(row => !isKnown(row)).map(row => [row, unknownUnit])),
    }
  },
  merge: `
    with last_row as (
      select distinct on (id_no_index) * from import_row order by id_no_index, row_no desc
    ), written as (
      insert into registry.person as old (id_no_index, id_no_sealed, name, ethnicity, started_work_on, unit_no,
        pension_balance_fen, mobile_sealed, mobile_index)
      select id_no_index, id_no_sealed, name, ethnicity, started_work_on, unit_no, pension_balance_fen, mobile_sealed,
        mobile_index from last_row
      on conflict (id_no_index) do update set (name, ethnicity, started_work_on, unit_no, pension_balance_fen,
        mobile_sealed, mobile_index) =
        (excluded.name, excluded.ethnicity, excluded.started_work_on, excluded.unit_no, excluded.pension_balance_fen,
        case when ${keepsMobile} then old.mobile_sealed else excluded.mobile_sealed end,
        case when ${keepsMobile} then old.mobile_index else excluded.mobile_index end)
      where (old.name, old.ethnicity, old.started_work_on, old.unit_no, old.pension_balance_fen, old.mobile_index)
        is distinct from (excluded.name, excluded.ethnicity, excluded.started_work_on, excluded.unit_no,
        excluded.pension_balance_fen, case when ${keepsMobile} then old.mobile_index else excluded.mobile_index end)
      returning person_no, id_no_index
    ), numbered as (
      -- A person who is new is not to be seen in the table by the statement that writes it.
      select person_no, id_no_index from written
      union select person_no, id_no_index from registry.person where id_no_index in (select id_no_index from last_row)
    ), insured as (
      insert into registry.person_insurance as old (person_no, insurance, base_fen, state)
      select person_no, insurance, base_fen, state from last_row join numbered using (id_no_index)
      cross join lateral (values ('养老保险', pension_base, pension_state),
        ('失业保险', unemployment_base, unemployment_state)) as of_person (insurance, base_fen, state)
      on conflict (person_no, insurance) do update set (base_fen, state) = (excluded.base_fen, excluded.state)
      where (old.base_fen, old.state) is distinct from (excluded.base_fen, excluded.state)
      returning person_no
    ) select person_no from written union select person_no from insured`,
}

function lineOf(row: PersonRow): string {
  const id_no_index = blindIndex(row.id_no, 'id-no')
  return [
    `\\\\x${id_no_index.toString('hex')}`,
    `\\\\x${seal(row.id_no, sealed.idNo, { id_no_index }).toString('hex')}`,
    escapeCopy(row.name),
    escapeCopy(row.ethnicity),
    escapeCopy(row.started_work_on),
    escapeCopy(row.unit_no),
    row.pension_balance,
    row.pension_base,
    escapeCopy(row.pension_state),
    row.unemployment_base,
    escapeCopy(row.unemployment_state),
    ...mobileCells(row.mobile, mobile => seal(mobile, sealed.personMobile, { id_no_index })),
  ].join('\t')
}
