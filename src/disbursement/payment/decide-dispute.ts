import type { Selectable } from 'kysely'
import { z } from 'zod'
import { type Catalogue, reopenCase } from '#casework'
import type { Acting, OfficerActor } from '#identity'
import { type FormValues, readForm, refuse, type Tx } from '#platform'
import { typedWords } from '#registry'
import { bankWords } from './bank-words.ts'
import { paymentCode } from './payment-step.ts'
import { type OutcomeOf, postPaid, postReturned, returnedWords } from './post-bank-result.ts'
import { type LineRow, lockLine, postEntry } from './post-entry.ts'
import { refuseOtherPosts, refuseSamePerson } from './rights.ts'
import { type PaymentTables, payments } from './tables.ts'

type AnswerLineRow = Selectable<PaymentTables['disbursement.answer_line']>

export interface DisputeKey {
  readonly answerNo: number
  readonly lineNo: number
}

const lengths = '请写明核实情况，5 到 200 个字。'

const form = z.object({
  proposal: z.enum(['book', 'dismiss'], '请选择核实意见。'),
  words: typedWords({ least: 5, most: 200, missing: lengths, long: lengths }),
})

/** 核实意见: one officer proposes, with reasons, whether to post the bank's answer. @throws Refusal. */
export async function proposeDispute(
  tx: Tx,
  acting: Acting<OfficerActor>,
  key: DisputeKey,
  values: FormValues,
): Promise<void> {
  refuseOtherPosts(acting, 'recover')
  const { proposal, words } = readForm(form, values)
  const row = await lockDispute(tx, key)
  await change(tx, row, {
    proposal,
    proposal_words: words,
    proposed_by: acting.who.accountNo,
    proposed_name: acting.who.name,
    proposed_at: acting.at,
  })
}

/**
 * 核实确认: another officer carries out the proposal. Posting a late return reverses the payment and reopens the case;
 * posting a late payment requires the case to be at its new attempt, which it replaces.
 * @throws Refusal.
 */
export async function decideDispute(
  tx: Tx,
  acting: Acting<OfficerActor>,
  catalogue: Catalogue,
  key: DisputeKey,
): Promise<void> {
  refuseOtherPosts(acting, 'decide')
  const row = await lockDispute(tx, key)
  if (row.proposal === null) refuse('conflict', '还没有核实意见，请先由一人提出。')
  refuseSamePerson(acting, row.proposed_by, '核实意见须由另一人确认。')
  await change(tx, row, {
    state: row.proposal === 'book' ? 'booked' : 'dismissed',
    decided_by: acting.who.accountNo,
    decided_name: acting.who.name,
    decided_at: acting.at,
  })
  if (row.proposal !== 'book') return
  const line = await lockLine(tx, { batchNo: row.batch_no, lineNo: row.line_no })
  const said = { outcome: row.outcome, happenedOn: row.happened_on, reason: row.reason }
  await bookLate(tx, acting, { catalogue, line, said })
}

async function bookLate(tx: Tx, acting: Acting<OfficerActor>, of: OutcomeOf): Promise<void> {
  const { line, said } = of
  if (line.state === said.outcome) return
  if (line.state === 'open') {
    return await (said.outcome === 'paid' ? postPaid(tx, acting, of) : postReturned(tx, acting, of))
  }
  return await (said.outcome === 'returned' ? bookReversed(tx, acting, of) : bookFoundPaid(tx, acting, of))
}

async function bookReversed(tx: Tx, acting: Acting<OfficerActor>, { line, said }: OutcomeOf): Promise<void> {
  if (line.recovering_fen > 0) refuse('conflict', '这笔资金已经发起追回，请先在资金追回中处理。')
  const reason = bankWords(said.reason)
  await postEntry(tx, acting, line, {
    kind: 'reversed',
    state: 'returned',
    paidFen: -line.amount_fen,
    happenedOn: said.happenedOn,
    reason,
  })
  await reopenCase(tx, acting, {
    declarationId: line.declaration_id,
    resumeAt: paymentCode,
    ...returnedWords(line.amount_fen, reason),
  })
}

async function bookFoundPaid(tx: Tx, acting: Acting<OfficerActor>, of: OutcomeOf): Promise<void> {
  const cancelled = await payments(tx)
    .updateTable('disbursement.payable')
    .set({ state: 'cancelled' })
    .where('unit_no', '=', of.line.unit_no)
    .where('declaration_id', '=', of.line.declaration_id)
    .where('state', '=', 'open')
    .executeTakeFirst()
  if (cancelled.numUpdatedRows !== 1n) refuse('conflict', whyNotYet(of.line))
  await postPaid(tx, acting, of, 'found-paid')
}

const whyNotYet = (line: LineRow) =>
  `${line.unit_name}尚未重新提交账户或已列入新批次，请在其补正并受理后（未列入批次时）再确认入账。`

async function lockDispute(tx: Tx, { answerNo, lineNo }: DisputeKey): Promise<AnswerLineRow> {
  const row = await payments(tx)
    .selectFrom('disbursement.answer_line')
    .selectAll()
    .where('answer_no', '=', answerNo)
    .where('line_no', '=', lineNo)
    .where('state', '=', 'disputed')
    .forUpdate()
    .executeTakeFirst()
  return row ?? refuse('not-found', '这笔待核实款项已经处理。')
}

async function change(
  tx: Tx,
  row: AnswerLineRow,
  columns: Partial<Omit<AnswerLineRow, 'unit_no' | 'answer_no' | 'line_no'>>,
): Promise<void> {
  await payments(tx)
    .updateTable('disbursement.answer_line')
    .set(columns)
    .where('unit_no', '=', row.unit_no)
    .where('answer_no', '=', row.answer_no)
    .where('line_no', '=', row.line_no)
    .execute()
}
