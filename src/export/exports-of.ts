import type { Selectable } from 'kysely'
import type { Acting, OfficerActor } from '#identity'
import type { Tx } from '#platform'
import { type ExportTables, exporting, type SheetState } from './tables.ts'

/** An export an officer ordered: its state, row count and expiry. */
export interface OrderedSheet {
  readonly exportId: string
  readonly title: string
  readonly state: SheetState
  readonly rows: number
  readonly bytes: number | null
  readonly orderedAt: Date
  readonly finishedAt: Date | null
  readonly keptUntil: Date | null
}

/** Days a finished export is kept. */
export const daysKept = 7

/** 我的导出: the exports this officer ordered, newest first, at most fifty. */
export async function exportsOf(tx: Tx, acting: Acting<OfficerActor>): Promise<OrderedSheet[]> {
  const rows = await exporting(tx)
    .selectFrom('export.sheet')
    .selectAll()
    .where('officer_no', '=', acting.who.accountNo)
    .orderBy('ordered_at', 'desc')
    .limit(50)
    .execute()
  return rows.map(sheetOf)
}

function sheetOf(row: Selectable<ExportTables['export.sheet']>): OrderedSheet {
  const kept = row.finished_at && new Date(row.finished_at.getTime() + daysKept * 24 * 3600_000)
  return {
    exportId: row.export_id,
    title: row.title,
    state: row.state,
    rows: row.row_count,
    bytes: row.bytes,
    orderedAt: row.ordered_at,
    finishedAt: row.finished_at,
    keptUntil: kept,
  }
}
