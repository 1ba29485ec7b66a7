import { z } from 'zod'
import { endCaseAtStep, sendBackFromStep } from '#casework'
import type { Acting, OfficerActor } from '#identity'
import { readForm, type Tx } from '#platform'
import { typedWords } from '#registry'
import { leave } from './case-in-publicity.ts'
import { publicity } from './publicity-step.ts'
import type { CaseRow } from './tables.ts'

/** What happens to a case stopped by publicity: ended, or sent back for correction and a full new review. */
export type Ending = 'decline' | 'return'

/** Ends or sends back a case on its list; the unit sees the reason. */
export async function closeAsRejected(
  tx: Tx,
  acting: Acting<OfficerActor>,
  row: CaseRow,
  { ending, words }: { readonly ending: Ending; readonly words: string },
): Promise<void> {
  const of = { declarationId: row.declaration_id, from: publicity.code }
  if (ending === 'decline') {
    const message = '贵单位申报的%s公示后未通过，原因请登录网厅在“办理进度查询”中查看。如有异议可以提出。'
    await endCaseAtStep(tx, acting, { ...of, words: `不予通过：${words}`, message })
    await leave(tx, acting.at, row, 'declined')
  } else {
    const message = '贵单位申报的%s公示后退回补正，请登录网厅在“我的待提交业务”中查看原因，修改后重新提交。'
    await sendBackFromStep(tx, acting, { ...of, resumeAt: null, words: `退回补正：${words}`, message })
    await leave(tx, acting.at, row, 'returned')
  }
}

const lengths = '请写明理由，5 到 500 个字。'

const form = z.object({ reason: typedWords({ least: 5, most: 500, missing: lengths, long: lengths }) })

/** A reason shown to the unit: 5 to 500 characters. @throws Refusal beside `reason`. */
export const writtenReason = (reason: string): string => readForm(form, { reason }).reason
