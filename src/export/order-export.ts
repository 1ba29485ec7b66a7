import { nanoid } from 'nanoid'
import type { Acting, OfficerActor } from '#identity'
import { type FormValues, refuse, type Tx, wakeAfterCommit } from '#platform'
import type { ExportSource } from './export-source.ts'
import { exporting } from './tables.ts'
import { waitingSheets } from './waiting-sheets.ts'

const mostWaiting = 5

/**
 * 导出: orders a spreadsheet of a list with the search in effect; a job writes it. Ordering the same list again while the
 * first order is pending is a no-op.
 * @throws Refusal 'too-many' for a sixth pending export.
 */
export async function orderExport(
  tx: Tx,
  acting: Acting<OfficerActor>,
  { source, query }: { readonly source: Pick<ExportSource, 'code' | 'title'>; readonly query: FormValues },
): Promise<void> {
  const sorted = Object.entries(query).filter(([, value]) => value !== '')
  const text = JSON.stringify(Object.fromEntries(sorted.sort(([one], [other]) => one.localeCompare(other))))
  await refuseTooMany(tx, acting)
  const { who } = acting
  await exporting(tx)
    .insertInto('export.sheet')
    .values({
      export_id: nanoid(),
      officer_no: who.accountNo,
      officer_name: who.name,
      role: who.role,
      area_code: who.areaCode,
      source: source.code,
      title: source.title,
      query: text,
      state: 'queued',
      ordered_at: acting.at,
    })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  wakeAfterCommit(tx, waitingSheets)
}

async function refuseTooMany(tx: Tx, { who }: Acting<OfficerActor>): Promise<void> {
  const waiting = await exporting(tx)
    .selectFrom('export.sheet')
    .select('export_id')
    .where('officer_no', '=', who.accountNo)
    .where('state', 'in', ['queued', 'running'])
    .execute()
  if (waiting.length >= mostWaiting) {
    refuse('too-many', `您已有 ${mostWaiting} 份导出正在生成，请等它们完成后再导出。`)
  }
}
