import { z } from 'zod'
import type { Acting, OperatorActor } from '#identity'
import { asHall, readForm, refuse, seal, type Tx } from '#platform'
import { typedWords } from '#registry'
import { sha256Of } from '../evidence/statement.ts'
import { lockDeclaration } from '../lock-declaration.ts'
import { recordEvent } from '../record-event.ts'
import { sealed } from '../sealed.ts'
import { casework } from '../tables.ts'
import { findHearing } from './find-hearing.ts'

export interface HearingAnswer {
  readonly declarationId: string
  readonly answer: string
}

const form = z.object({
  answer: typedWords({
    least: 10,
    most: 500,
    missing: '请写明本单位的意见，至少 10 个字。',
    long: '答复不能超过 500 个字。',
  }),
})

/**
 * 答复: the unit says what it thinks of an objection, and may change it until an officer decides. The declaration is the
 * person's, so its history is written with the hall's sight, once the unit's own row has shown that it was asked.
 * @throws Refusal 'not-found' for another unit's, 'conflict' once it is decided.
 */
export async function answerHearing(
  tx: Tx,
  acting: Acting<OperatorActor>,
  { declarationId, answer: typed }: HearingAnswer,
): Promise<void> {
  const { answer } = readForm(form, { answer: typed })
  const key = { unitNo: acting.who.unitNo, declarationId }
  if (!(await findHearing(tx, key))) refuse('not-found', '没有找到这件职工异议。')
  await asHall(tx, async tx => {
    const row = await lockDeclaration(tx, declarationId)
    const hearing = await findHearing(tx, key)
    if (!hearing || hearing.ended) refuse('conflict', '经办机构已对这件异议作出决定，不能再答复。')
    if (hearing.answeredAt && hearing.answer === answer) return
    await casework(tx)
      .updateTable('casework.hearing')
      .set({
        answer_sealed: seal(answer, sealed.answer, row),
        answered_at: acting.at,
        answered_no: acting.who.accountNo,
      })
      .where('unit_no', '=', row.unit_no)
      .where('declaration_id', '=', declarationId)
      .execute()
    await recordEvent(tx, acting, row, {
      verb: 'answer',
      words: hearing.answeredAt ? '单位修改了答复' : '单位已答复',
      data: { answer: sha256Of(answer) },
    })
  })
}
