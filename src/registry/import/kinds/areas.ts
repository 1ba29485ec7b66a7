import { escapeCopy } from '#platform'
import { areaCode, optionalAreaCode, text } from '../cells.ts'
import { type FileKind, type RowOf, readRow } from '../file-kind.ts'
import { knownAreas, unknownArea } from './known-areas.ts'

const cells = { code: areaCode, name: text, parent_code: optionalAreaCode }

/** Areas: `code,name,parent_code`, the parent known or in the same part of the file. Those of Henan are preloaded. */
export const areas: FileKind<RowOf<typeof cells>> = {
  columns: Object.keys(cells),
  read: readRow(cells),
  staged: {
    code: 'text',
    name: 'text',
    parent_code: 'text',
  },
  target: { table: 'registry.area', keys: 1 },
  async stage(client, rows) {
    const known = new Set([...(await knownAreas(client)), ...rows.map(row => row.code)])
    const orphans = rows.filter(row => row.parent_code !== null && !known.has(row.parent_code))
    const faults = new Map(orphans.map(row => [row, { ...unknownArea, column: 'parent_code' }]))
    const right = rows.filter(row => !faults.has(row))
    return {
      lines: right.map(row => `${row.code}\t${escapeCopy(row.name)}\t${escapeCopy(row.parent_code)}`),
      faults,
    }
  },
  merge: `
      insert into registry.area as old (code, name, parent_code)
      select distinct on (code) code, name, parent_code from import_row order by code, row_no desc
      on conflict (code) do update set (name, parent_code) = (excluded.name, excluded.parent_code)
      where old.* is distinct from excluded.*`,
}
