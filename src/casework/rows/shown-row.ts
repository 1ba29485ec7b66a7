import { type DisplayRow, displayRow } from '../display-row.ts'
import type { DraftRow } from './declared-rows.ts'
import type { RowState } from './row-workflow.ts'
import type { ItemRows } from './rows-definition.ts'
import type { StoredRow } from './stored-rows.ts'

/** A cell of a row for display. */
export interface RowCell extends DisplayRow {
  /** why it must be corrected */
  readonly fault?: string
}

/** A row for display. */
export interface ShownRow {
  readonly rowNo: number
  /** the line of the sheet it came from */
  readonly line: number | undefined
  readonly state: RowState
  readonly wrong: boolean
  /** in the order of the item's fields */
  readonly cells: readonly RowCell[]
  /** faults that belong to no cell */
  readonly faults: readonly string[]
  readonly doubts: readonly string[]
  /** the officer's words */
  readonly words: string | undefined
}

/** A row as it is kept: a draft as typed, with its faults; others as they were confirmed. */
export function shownRow(rows: Pick<ItemRows, 'fields'>, row: StoredRow): ShownRow {
  const { values, readable, findings, line, doubts, words } = row.content
  const typed = Object.entries(rows.fields).map(([name, field]): RowCell => {
    const fault = findings.find(finding => finding.field === name)?.sentence
    return { ...displayRow(field, values[name] ?? ''), ...(fault === undefined ? {} : { fault }) }
  })
  const faults = findings.filter(({ field }) => field === undefined || !(field in rows.fields))
  return {
    rowNo: row.rowNo,
    line,
    state: row.state,
    wrong: row.state === 'draft' && row.wrong,
    cells: row.state === 'draft' ? typed : (readable ?? typed),
    faults: row.state === 'draft' ? faults.map(finding => finding.sentence) : [],
    doubts,
    words,
  }
}

/** A draft as it is today. */
export const shownDraft = (rows: Pick<ItemRows, 'fields'>, { stored, ...today }: DraftRow): ShownRow =>
  shownRow(rows, {
    ...stored,
    wrong: today.wrong,
    content: { ...stored.content, findings: today.findings, doubts: today.doubts },
  })
