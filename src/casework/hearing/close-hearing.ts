import type { Acting } from '#identity'
import { seal, type Tx } from '#platform'
import type { DeclarationRow } from '../declaration.ts'
import { sealed } from '../sealed.ts'
import { casework } from '../tables.ts'
import type { HearingOutcome } from './hearing-outcome.ts'
import { tellUnit } from './tell-unit.ts'

/** 异议成立, 异议不成立 */
export const hearingOutcomes: Readonly<Record<HearingOutcome, string>> = {
  upheld: '异议成立',
  declined: '异议不成立',
}

export interface HearingEnd {
  readonly outcome: HearingOutcome
  readonly words: string
}

/** Tells the unit how the officer decided, and why. The caller holds the declaration's lock. */
export async function closeHearing(
  tx: Tx,
  acting: Acting,
  row: DeclarationRow,
  { outcome, words }: HearingEnd,
): Promise<void> {
  const { numUpdatedRows } = await casework(tx)
    .updateTable('casework.hearing')
    .set({ outcome, outcome_sealed: seal(words, sealed.outcome, row), ended_at: acting.at })
    .where('unit_no', '=', row.unit_no)
    .where('declaration_id', '=', row.declaration_id)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return
  const text = `贵单位职工的参保信息异议（受理流水号 ${row.serial ?? ''}）经办机构已处理：${hearingOutcomes[outcome]}。请登录单位网厅，在“我的待审批业务”的“职工异议”中查看。`
  await tellUnit(tx, acting, row.unit_no, text)
}
