import type { Fen, Tx } from '#platform'
import { payments } from './tables.ts'

/** 待核实: an answer of the bank that contradicts what was posted. Amount in fen. */
export interface Dispute {
  readonly answerNo: number
  readonly lineNo: number
  readonly unitNo: string
  readonly unitName: string
  readonly batchNumber: string
  readonly reference: string
  readonly amountFen: Fen
  readonly outcome: 'paid' | 'returned'
  readonly happenedOn: string
  readonly reason: string
  readonly why: string
  readonly proposal: 'book' | 'dismiss' | null
  readonly proposalWords: string | null
  readonly proposedBy: number | null
  readonly proposedName: string | null
}

/** The undecided disputes of the officer's area, oldest first, at most 200. */
export async function disputes(tx: Tx): Promise<Dispute[]> {
  const rows = await payments(tx)
    .selectFrom('disbursement.answer_line as a')
    .innerJoin('disbursement.line as l', join =>
      join
        .onRef('l.unit_no', '=', 'a.unit_no')
        .onRef('l.batch_no', '=', 'a.batch_no')
        .onRef('l.line_no', '=', 'a.line_no'),
    )
    .selectAll('a')
    .select(['l.unit_name', 'l.reference', 'l.amount_fen'])
    .where('a.state', '=', 'disputed')
    .orderBy('a.answer_no')
    .orderBy('a.line_no')
    .limit(200)
    .execute()
  return rows.map(row => ({
    answerNo: row.answer_no,
    lineNo: row.line_no,
    unitNo: row.unit_no,
    unitName: row.unit_name,
    batchNumber: row.reference.slice(0, 20),
    reference: row.reference,
    amountFen: row.amount_fen,
    outcome: row.outcome,
    happenedOn: row.happened_on,
    reason: row.reason,
    why: row.dispute ?? '',
    proposal: row.proposal,
    proposalWords: row.proposal_words,
    proposedBy: row.proposed_by,
    proposedName: row.proposed_name,
  }))
}
