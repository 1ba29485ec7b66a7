import { z } from 'zod'
import type { Acting, OfficerActor } from '#identity'
import { type Fen, readForm, refuse, shownYuan, type Tx } from '#platform'
import { typedWords } from '#registry'
import { getBatch } from '../payment/lock-batch.ts'
import { type LineRow, lockLine } from '../payment/post-entry.ts'
import { refuseOtherPosts } from '../payment/rights.ts'
import { typedAmount } from '../typed-amount.ts'
import { causes } from './recovery.ts'
import { recoveryTables } from './tables.ts'

const lengths = '请写明追回依据，5 到 500 个字。'

const form = z.object({
  cause: z.enum(causes, '请选择追回原因。'),
  reason: typedWords({ least: 5, most: 500, missing: lengths, long: lengths }),
  amount: typedAmount,
})

export interface NewRecovery {
  readonly number: string
  readonly lineNo: number
  readonly cause: string
  readonly reason: string
  /** yuan as typed */
  readonly amount: string
}

/**
 * 发起追回 of a payment that arrived, up to the amount not already being recovered; another officer must approve it.
 * @throws Refusal for a wrong post, cause, reason or amount, or a payment that did not arrive.
 */
export async function openRecovery(tx: Tx, acting: Acting<OfficerActor>, wanted: NewRecovery): Promise<void> {
  refuseOtherPosts(acting, 'recover')
  const {
    cause,
    reason,
    amount: amountFen,
  } = readForm(form, {
    cause: wanted.cause,
    reason: wanted.reason,
    amount: wanted.amount,
  })
  const batch = await getBatch(tx, wanted.number)
  const line = await lockLine(tx, { batchNo: batch.batchNo, lineNo: wanted.lineNo })
  refuseTooMuch(line, amountFen)
  await recoveryTables(tx)
    .updateTable('disbursement.line')
    .set({ recovering_fen: line.recovering_fen + amountFen })
    .where('unit_no', '=', line.unit_no)
    .where('batch_no', '=', line.batch_no)
    .where('line_no', '=', line.line_no)
    .execute()
  await recoveryTables(tx)
    .insertInto('disbursement.recovery')
    .values({
      unit_no: line.unit_no,
      batch_no: line.batch_no,
      line_no: line.line_no,
      declaration_id: line.declaration_id,
      area_code: line.area_code,
      unit_name: line.unit_name,
      cause,
      reason,
      amount_fen: amountFen,
      state: 'proposed',
      opened_by: acting.who.accountNo,
      opened_name: acting.who.name,
      opened_at: acting.at,
    })
    .execute()
}

function refuseTooMuch(line: LineRow, amountFen: Fen): void {
  if (line.state !== 'paid') refuse('conflict', '这笔资金没有到账，不能追回。')
  const mostFen = line.amount_fen - line.recovering_fen
  if (amountFen > mostFen) refuse('invalid', `最多还可追回 ${shownYuan(mostFen)} 元。`, 'amount')
}
