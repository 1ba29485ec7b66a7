import type { Selectable } from 'kysely'
import type { Acting, OfficerActor } from '#identity'
import { hall, type Runtime, transact } from '#platform'
import { exportFiles } from './export-files.ts'
import type { Cell, ExportSource } from './export-source.ts'
import { type ExportTables, exporting } from './tables.ts'
import { workbook } from './workbook.ts'

export type WaitingSheet = Selectable<ExportTables['export.sheet']>

/** An export that killed its process this many times is given up. */
const mostAttempts = 3

export interface Writing {
  readonly runtime: Runtime
  readonly sources: readonly ExportSource[]
  /** polled between rows; an interrupted export resumes at the next start */
  goOn(): boolean
}

class BrokenOff extends Error {}

/**
 * Writes one export with the visibility of the officer who ordered it.
 * @returns false if it was interrupted.
 * @throws the original error, after marking the export as failed.
 */
export async function writeSheet({ runtime, sources, goOn }: Writing, sheet: WaitingSheet): Promise<boolean> {
  try {
    const source = sources.find(one => one.code === sheet.source)
    if (!source || sheet.attempts >= mostAttempts) throw new Error(`export ${sheet.source} cannot be written`)
    await change(runtime, sheet, { state: 'running', attempts: sheet.attempts + 1, row_count: 0 })
    const files = await exportFiles(runtime)
    const counted = { rows: 0 }
    const acting = orderer(runtime, sheet)
    const stream = workbook({
      title: source.title,
      columns: source.columns,
      rows: counting(source.rows(acting, sheet.query), counted, goOn),
      at: sheet.ordered_at,
    })
    const { sha256, bytes } = await files.keep(stream)
    const finished_at = runtime.clock.now()
    await change(runtime, sheet, { state: 'done', row_count: counted.rows, sha256, bytes, finished_at })
    return true
  } catch (fault) {
    if (fault instanceof BrokenOff) {
      await change(runtime, sheet, { state: 'queued', attempts: sheet.attempts })
      return false
    }
    await change(runtime, sheet, { state: 'failed', finished_at: runtime.clock.now() })
    throw fault
  }
}

/** The officer as they were when ordering, so the database shows the job what it showed them. */
const orderer = (runtime: Runtime, sheet: WaitingSheet): Acting<OfficerActor> => ({
  runtime,
  at: sheet.ordered_at,
  who: {
    kind: 'officer',
    accountNo: sheet.officer_no,
    name: sheet.officer_name,
    areaCode: sheet.area_code,
    role: sheet.role,
  },
  origin: { ip: '', agent: '', visitor: '' },
})

async function* counting(
  rows: AsyncIterable<readonly Cell[]>,
  counted: { rows: number },
  goOn: () => boolean,
) {
  for await (const row of rows) {
    if (!goOn()) throw new BrokenOff()
    counted.rows += 1
    yield row
  }
}

type Change = Partial<
  Pick<WaitingSheet, 'state' | 'attempts' | 'row_count' | 'sha256' | 'bytes' | 'finished_at'>
>

async function change(runtime: Runtime, { export_id }: WaitingSheet, to: Change): Promise<void> {
  await transact(runtime, hall, tx =>
    exporting(tx).updateTable('export.sheet').set(to).where('export_id', '=', export_id).execute(),
  )
}
