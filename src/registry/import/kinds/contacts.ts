import { escapeCopy, seal } from '#platform'
import { sealed } from '../../sealed.ts'
import { stageInArea } from '../area-of-row.ts'
import { optionalMobile, optionalText, unitNo } from '../cells.ts'
import { type FileKind, type RowOf, readRow } from '../file-kind.ts'
import { mobileCells } from './mobile-cells.ts'

const cells = {
  unit_no: unitNo,
  legal_rep_name: optionalText,
  legal_rep_mobile: optionalMobile,
  contact_name: optionalText,
  contact_mobile: optionalMobile,
}
type ContactRow = RowOf<typeof cells>

const columns = `unit_no, area_code, legal_rep_name, legal_rep_mobile_sealed, legal_rep_mobile_index, contact_name,
  contact_mobile_sealed, contact_mobile_index`

/**
 * Who may be reached about a unit, as the agency has it on record. A row says all there is: what a later one leaves
 * empty is no longer on record, for a new legal representative must not keep the number of the one before.
 */
export const contacts: FileKind<ContactRow> = {
  columns: Object.keys(cells),
  read: readRow(cells),
  staged: {
    unit_no: 'text',
    area_code: 'text',
    legal_rep_name: 'text',
    legal_rep_mobile_sealed: 'bytea',
    legal_rep_mobile_index: 'bytea',
    contact_name: 'text',
    contact_mobile_sealed: 'bytea',
    contact_mobile_index: 'bytea',
  },
  target: { table: 'registry.recorded_contact', keys: 1 },
  stage: (client, rows, within) => stageInArea(client, { rows, within }, lineOf),
  // Sealed values differ at every sealing; their indexes do not.
  merge: `
      insert into registry.recorded_contact as old (${columns})
      select distinct on (unit_no) ${columns} from import_row order by unit_no, row_no desc
      on conflict (unit_no) do update set (area_code, legal_rep_name, legal_rep_mobile_sealed, legal_rep_mobile_index,
        contact_name, contact_mobile_sealed, contact_mobile_index) = (excluded.area_code, excluded.legal_rep_name,
        excluded.legal_rep_mobile_sealed, excluded.legal_rep_mobile_index, excluded.contact_name,
        excluded.contact_mobile_sealed, excluded.contact_mobile_index)
      where (old.area_code, old.legal_rep_name, old.legal_rep_mobile_index, old.contact_name, old.contact_mobile_index)
        is distinct from (excluded.area_code, excluded.legal_rep_name, excluded.legal_rep_mobile_index,
        excluded.contact_name, excluded.contact_mobile_index)`,
}

function lineOf(row: ContactRow, areaCode: string): string {
  return [
    row.unit_no,
    areaCode,
    escapeCopy(row.legal_rep_name),
    ...mobileCells(row.legal_rep_mobile, mobile => seal(mobile, sealed.legalRepMobile, row)),
    escapeCopy(row.contact_name),
    ...mobileCells(row.contact_mobile, mobile => seal(mobile, sealed.contactMobile, row)),
  ].join('\t')
}
