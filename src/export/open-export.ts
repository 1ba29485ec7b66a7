import { type Acting, type OfficerActor, query } from '#identity'
import { refuse, shownTime, type Tx } from '#platform'
import { exportFiles } from './export-files.ts'
import { exporting } from './tables.ts'

/** A finished export, ready to be sent. */
export interface OpenedExport {
  readonly name: string
  readonly bytes: number
  readonly stream: NodeJS.ReadableStream
}

/**
 * Opens an export for the officer who ordered it; the file after the look-up, outside its transaction.
 * @throws Refusal 'not-found' if it is someone else's, unfinished or already deleted.
 */
export async function openExport(acting: Acting<OfficerActor>, exportId: string): Promise<OpenedExport> {
  const row = await query(acting, tx => rowOf(tx, acting, exportId))
  if (!row?.sha256) return refuse('not-found', '没有这份导出，可能已超过保留期限，请重新导出。')
  const day = shownTime(row.ordered_at).replace(/\D/g, '')
  return { name: `${row.title}-${day}.xlsx`, ...(await (await exportFiles(acting.runtime)).read(row.sha256)) }
}

function rowOf(tx: Tx, acting: Acting<OfficerActor>, exportId: string) {
  return exporting(tx)
    .selectFrom('export.sheet')
    .selectAll()
    .where('export_id', '=', exportId)
    .where('officer_no', '=', acting.who.accountNo)
    .where('state', '=', 'done')
    .executeTakeFirst()
}
