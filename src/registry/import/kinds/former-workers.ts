import { blindIndex, seal } from '#platform'
import { reductionReasons } from '../../codes/reduction-reasons.ts'
import { sealed } from '../../sealed.ts'
import { stageInArea } from '../area-of-row.ts'
import { idNo, month, oneOf, unitNo } from '../cells.ts'
import { type FileKind, type RowOf, readRow } from '../file-kind.ts'

const claimant = { unit_no: unitNo, person_id: idNo, first_month: month }

const reasons = Object.keys(reductionReasons)

const reduction = {
  unit_no: unitNo,
  person_id: idNo,
  month,
  reason: oneOf(reasons, `减员原因应为 ${reasons.join('、')} 之一`),
}

const claimants: FileKind<RowOf<typeof claimant>> = {
  columns: Object.keys(claimant),
  read: readRow(claimant),
  staged: {
    unit_no: 'text',
    person_index: 'bytea',
    first_month: 'text',
    area_code: 'text',
    person_sealed: 'bytea',
  },
  target: { table: 'registry.claimant', keys: 3 },
  stage: (client, rows, within) =>
    stageInArea(client, { rows, within }, (row, area) => {
      const { index, person } = sealedPerson('claimant', row)
      return `${row.unit_no}\t${index}\t${row.first_month}\t${area}\t${person}`
    }),
  merge: `
      insert into registry.claimant as old (unit_no, person_index, first_month, area_code, person_sealed)
      select distinct on (unit_no, person_index, first_month) unit_no, person_index, first_month, area_code,
        person_sealed
      from import_row order by unit_no, person_index, first_month, row_no desc
      on conflict (unit_no, person_index, first_month) do update set area_code = excluded.area_code
      where old.area_code <> excluded.area_code`,
}

const reductions: FileKind<RowOf<typeof reduction>> = {
  columns: Object.keys(reduction),
  read: readRow(reduction),
  staged: {
    unit_no: 'text',
    person_index: 'bytea',
    month: 'text',
    area_code: 'text',
    person_sealed: 'bytea',
    reason: 'text',
  },
  target: { table: 'registry.reduction', keys: 3 },
  stage: (client, rows, within) =>
    stageInArea(client, { rows, within }, (row, area) => {
      const { index, person } = sealedPerson('reduction', row)
      return `${row.unit_no}\t${index}\t${row.month}\t${area}\t${person}\t${row.reason}`
    }),
  merge: `
      insert into registry.reduction as old (unit_no, person_index, month, area_code, person_sealed, reason)
      select distinct on (unit_no, person_index, month) unit_no, person_index, month, area_code, person_sealed, reason
      from import_row order by unit_no, person_index, month, row_no desc
      on conflict (unit_no, person_index, month)
        do update set (area_code, reason) = (excluded.area_code, excluded.reason)
      where (old.area_code, old.reason) is distinct from (excluded.area_code, excluded.reason)`,
}

/** People who drew benefit or left, by former unit, in the columns of the data contract. */
export const formerWorkers = { claimants, reductions }

/** An ID number in COPY’s bytea text form: its index and its sealed value. */
function sealedPerson(
  kind: 'claimant' | 'reduction',
  { unit_no, person_id }: { readonly unit_no: string; readonly person_id: string },
) {
  const person_index = blindIndex(person_id, 'id-no')
  return {
    index: `\\\\x${person_index.toString('hex')}`,
    person: `\\\\x${seal(person_id, sealed[kind], { unit_no, person_index }).toString('hex')}`,
  }
}
