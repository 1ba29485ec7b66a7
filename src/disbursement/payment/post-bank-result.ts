import { type Catalogue, completeStep, sendBackFromStep } from '#casework'
import type { Acting } from '#identity'
import { type Fen, shownYuan, type Tx } from '#platform'
import { bankWords } from './bank-words.ts'
import { payeeOfLine } from './payee.ts'
import { paymentCode } from './payment-step.ts'
import { type LineRow, postEntry } from './post-entry.ts'
import type { BookingKind } from './tables.ts'

/** The bank's result for one line. */
interface BankOutcome {
  readonly outcome: 'paid' | 'returned'
  readonly happenedOn: string
  readonly reason: string
}

export interface OutcomeOf {
  readonly catalogue: Catalogue
  readonly line: LineRow
  readonly said: BankOutcome
}

/** 到账: posts the payment, settles the case, and texts the amount and the account's last digits. */
export async function postPaid(
  tx: Tx,
  acting: Acting,
  { catalogue, line, said }: OutcomeOf,
  kind: BookingKind = 'paid',
): Promise<void> {
  await postEntry(tx, acting, line, {
    kind,
    state: 'paid',
    paidFen: line.amount_fen,
    happenedOn: said.happenedOn,
    reason: null,
  })
  const tail = payeeOfLine(line).accountNo.slice(-4)
  const words = `资金 ${shownYuan(line.amount_fen)} 元已于 ${said.happenedOn} 拨付到尾号 ${tail} 的银行账户`
  await completeStep(tx, acting, catalogue, {
    declarationId: line.declaration_id,
    from: paymentCode,
    words: words + cutWords(line),
    data: { reference: line.reference, amountFen: String(line.amount_fen) },
    message: `贵单位申报的%s${words}${cutWords(line)}，请查收，并在“资金使用台账”中登记使用情况。`,
  })
}

/** 退回: posts the return and sends the case back for the unit to correct its account. */
export async function postReturned(tx: Tx, acting: Acting, { line, said }: OutcomeOf): Promise<void> {
  const reason = bankWords(said.reason)
  await postEntry(tx, acting, line, {
    kind: 'returned',
    state: 'returned',
    paidFen: 0,
    happenedOn: said.happenedOn,
    reason,
  })
  await sendBackFromStep(tx, acting, {
    declarationId: line.declaration_id,
    from: paymentCode,
    resumeAt: paymentCode,
    ...returnedWords(line.amount_fen, reason),
  })
}

export function returnedWords(amountFen: Fen, reason: string): { words: string; message: string } {
  const money = `${shownYuan(amountFen)} 元`
  return {
    words: `银行退回拨付款 ${money}：${reason}。请核对并修改银行账户信息，保存后重新提交。`,
    message: `银行退回了贵单位申报的%s拨付款 ${money}，原因：${reason}。请登录网厅在“我的待提交业务”中修改银行账户，保存后重新提交。`,
  }
}

/** Why less is paid than the policy grants; empty if nothing was reduced. */
function cutWords(line: { readonly policy_fen: Fen; readonly amount_fen: Fen }): string {
  if (line.policy_fen === line.amount_fen) return ''
  const percent = ((line.amount_fen / line.policy_fen) * 100).toFixed(2)
  return `（政策金额 ${shownYuan(line.policy_fen)} 元，因本批资金总额有限按 ${percent}% 拨付）`
}
