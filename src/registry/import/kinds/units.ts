import { blindIndex, escapeCopy, seal } from '#platform'
import { organisationCodeHolds } from '../../codes/credit-code.ts'
import { sealed } from '../../sealed.ts'
import { areasOfRows, elsewhere } from '../area-of-row.ts'
import { type FileKind, type RowFault, readRow } from '../file-kind.ts'
import { knownAreas, unknownArea } from './known-areas.ts'
import { takenCodes } from './taken-codes.ts'
import { type UnitRow, unitCells } from './unit-cells.ts'

const earlyCode: RowFault = {
  column: 'credit_code',
  reason: '第 9 至 17 位不符合组织机构代码的校验规则，2016 年以前发放的代码可能如此，请对照营业执照',
}

const columns = `unit_no, credit_code, name, unit_type, area_code, size, labour_dispatch, deregistering, discredited,
  mobile_sealed, mobile_index, account_name, account_no_sealed, account_no_index, bank_name`

/** Units, in the columns of the data contract. */
export const units: FileKind<UnitRow> = {
  columns: Object.keys(unitCells),
  read: readRow(unitCells),
  doubtOf: ({ credit_code: code }) => (code === null || organisationCodeHolds(code) ? undefined : earlyCode),
  staged: {
    unit_no: 'text',
    credit_code: 'text',
    name: 'text',
    unit_type: 'text',
    area_code: 'text',
    size: 'text',
    labour_dispatch: 'boolean',
    deregistering: 'boolean',
    discredited: 'boolean',
    mobile_sealed: 'bytea',
    mobile_index: 'bytea',
    account_name: 'text',
    account_no_sealed: 'bytea',
    account_no_index: 'bytea',
    bank_name: 'text',
  },
  target: { table: 'registry.unit', keys: 1 },
  async stage(client, rows, within) {
    const known = await knownAreas(client)
    const before = await areasOfRows(
      client,
      rows.map(row => row.unit_no),
    )
    const faults = new Map<UnitRow, RowFault>(await takenCodes(client, rows))
    for (const row of rows) {
      const area = before.get(row.unit_no) ?? row.area_code
      if (!known.has(row.area_code)) faults.set(row, unknownArea)
      else if (!area.startsWith(within)) faults.set(row, elsewhere)
      else if (!row.area_code.startsWith(within)) faults.set(row, { ...elsewhere, column: 'area_code' })
    }
    return { lines: rows.filter(row => !faults.has(row)).map(lineOf), faults }
  },
  // Compare indexes: sealed values differ at every sealing. A file without a code does not erase one maintained in the
  // hall. When a unit moves, its dependent rows move with it.
  merge: `
    with last_row as (
      select distinct on (unit_no) * from import_row order by unit_no, row_no desc
    ), moved as (
      select unit_no, last_row.area_code from last_row join registry.unit old using (unit_no)
      where old.area_code <> last_row.area_code
    ), moved_contact as (
      update registry.unit_contact it set area_code = moved.area_code from moved where it.unit_no = moved.unit_no
    ), moved_record as (
      update registry.recorded_contact it set area_code = moved.area_code from moved where it.unit_no = moved.unit_no
    ), moved_contribution as (
      update registry.contribution it set area_code = moved.area_code from moved where it.unit_no = moved.unit_no
    ), moved_claimant as (
      update registry.claimant it set area_code = moved.area_code from moved where it.unit_no = moved.unit_no
    ), moved_employment as (
      update registry.employment it set area_code = moved.area_code from moved where it.unit_no = moved.unit_no
    ), moved_person_contribution as (
      update registry.person_contribution it set area_code = moved.area_code from moved where it.unit_no = moved.unit_no
    ), moved_bill as (
      update registry.bill it set area_code = moved.area_code from moved where it.unit_no = moved.unit_no
    ), moved_bill_line as (
      update registry.bill_line it set area_code = moved.area_code from moved where it.unit_no = moved.unit_no
    ), billed_area as (
      insert into registry.billed_area (area_code, since)
      select moved.area_code, min(before.since) from moved join registry.unit old using (unit_no)
      join registry.billed_area before on before.area_code = old.area_code group by moved.area_code
      on conflict (area_code) do nothing
    ), moved_reduction as (
      update registry.reduction it set area_code = moved.area_code from moved where it.unit_no = moved.unit_no
    ), moved_change as (
      update registry.credit_code_change it set area_code = moved.area_code from moved where it.unit_no = moved.unit_no
    )
      insert into registry.unit as old (${columns})
      select ${columns} from last_row
      on conflict (unit_no) do update set (credit_code, name, unit_type, area_code, size, labour_dispatch,
        deregistering, discredited, mobile_sealed, mobile_index, account_name, account_no_sealed, account_no_index,
        bank_name) = (coalesce(excluded.credit_code, old.credit_code), excluded.name, excluded.unit_type,
        excluded.area_code, excluded.size, excluded.labour_dispatch, excluded.deregistering, excluded.discredited,
        excluded.mobile_sealed, excluded.mobile_index, excluded.account_name, excluded.account_no_sealed,
        excluded.account_no_index, excluded.bank_name)
      where (old.credit_code, old.name, old.unit_type, old.area_code, old.size, old.labour_dispatch,
        old.deregistering, old.discredited, old.mobile_index, old.account_name, old.account_no_index, old.bank_name)
        is distinct from (coalesce(excluded.credit_code, old.credit_code), excluded.name, excluded.unit_type,
        excluded.area_code, excluded.size, excluded.labour_dispatch, excluded.deregistering, excluded.discredited,
        excluded.mobile_index, excluded.account_name, excluded.account_no_index, excluded.bank_name)`,
}

const bytes = (value: Buffer | null) => (value === null ? '\\N' : `\\\\x${value.toString('hex')}`)

function lineOf({ mobile, account_no, ...row }: UnitRow): string {
  return [
    row.unit_no,
    escapeCopy(row.credit_code),
    escapeCopy(row.name),
    row.unit_type,
    row.area_code,
    escapeCopy(row.size),
    row.labour_dispatch ? 't' : 'f',
    row.deregistering ? 't' : 'f',
    row.discredited ? 't' : 'f',
    bytes(mobile === null ? null : seal(mobile, sealed.mobile, row)),
    bytes(mobile === null ? null : blindIndex(mobile, 'mobile')),
    escapeCopy(row.account_name),
    bytes(account_no === null ? null : seal(account_no, sealed.account, row)),
    bytes(account_no === null ? null : blindIndex(account_no, 'account')),
    escapeCopy(row.bank_name),
  ].join('\t')
}
