import { type Catalogue, completeStep } from '#casework'
import type { Acting } from '#identity'
import type { Tx } from '#platform'
import { leave } from './case-in-publicity.ts'
import { publicity } from './publicity-step.ts'
import type { CaseRow } from './tables.ts'

/** Moves a case from publicity to its next step. */
export async function closeAsPassed(
  tx: Tx,
  acting: Acting,
  catalogue: Catalogue,
  row: CaseRow,
): Promise<void> {
  await leave(tx, acting.at, row, 'passed')
  await completeStep(tx, acting, catalogue, {
    declarationId: row.declaration_id,
    from: publicity.code,
    words: '公示期满无异议，核查通过',
    data: { publicity: String(row.publicity_no) },
    message: '贵单位申报的%s公示期满无异议，核查通过。',
  })
}
