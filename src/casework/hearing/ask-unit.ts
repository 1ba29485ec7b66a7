import type { Acting } from '#identity'
import { addWorkingDays, businessDate, type Tx } from '#platform'
import { type DeclarationRow, ownedBy } from '../declaration.ts'
import { casework } from '../tables.ts'
import { type HearingQuestion, sealQuestion, workingDaysToAnswer } from './hearing.ts'
import { tellUnit } from './tell-unit.ts'

/**
 * Puts a submitted declaration to the unit and tells it so. Submitted again after a correction, it is put again: the unit
 * has the whole time once more, and confirms or changes the answer it gave. The caller holds the declaration's lock.
 */
export async function askUnit(
  tx: Tx,
  acting: Acting,
  row: DeclarationRow,
  question: HearingQuestion,
): Promise<void> {
  const answerBy = addWorkingDays(businessDate(acting.at), workingDaysToAnswer)
  const asked = {
    serial: row.serial ?? '',
    asked_at: acting.at,
    answer_by: answerBy,
    question_sealed: sealQuestion({ who: question.who, rows: question.rows }, row),
  }
  await casework(tx)
    .insertInto('casework.hearing')
    .values({ ...ownedBy(row), ...asked })
    .onConflict(conflict =>
      conflict.columns(['unit_no', 'declaration_id']).doUpdateSet({ ...asked, answered_at: null }),
    )
    .execute()
  const text = `贵单位有职工对参保信息提出异议（受理流水号 ${asked.serial}），请在 ${answerBy} 前登录单位网厅，在“我的待审批业务”的“职工异议”中查看并答复；逾期未答复的，经办机构可以直接处理。`
  await tellUnit(tx, acting, row.unit_no, text)
}
