import type { Acting, OfficerActor } from '#identity'
import { type Finding, refuse, refuseIf, type Tx } from '#platform'
import type { Catalogue } from './catalogue.ts'
import type { CaseReview } from './condition.ts'
import { keepTicks, unticked } from './confirm-conditions.ts'
import { decide } from './decide.ts'
import { type DeclarationRow, submittedSubject } from './declaration.ts'
import { refuseDoubtfulMoney } from './doubtful-money.ts'
import { stepAfter } from './enter-step.ts'
import { closeHearing } from './hearing/close-hearing.ts'
import { requireSecondOfficer } from './require-second-officer.ts'
import { endOfRows } from './rows/end-of-rows.ts'
import { endForFiler, endWords } from './rows/rows-words.ts'
import { reasonIn } from './send-back.ts'

export interface Approval {
  readonly declarationId: string
  /** conditions ticked on the page, as `tickOf` writes them; ticks stored earlier count too */
  readonly ticks: readonly string[]
  /** the words of the decision, of an item that hears the unit */
  readonly words?: string
}

/**
 * 审核通过 at the current step; the case moves to the next one. Re-reads the facts: this officer must have ticked every
 * condition with today's figure, every condition must hold, and nobody may approve a case they prepared. A case with
 * rows ends once each is decided, and some have taken effect.
 * @throws Refusal for a wrong person, post or state, naming conditions that are not ticked or no longer hold.
 */
export async function approve(
  tx: Tx,
  acting: Acting<OfficerActor>,
  catalogue: Catalogue,
  { declarationId, ticks, words: typed = '' }: Approval,
): Promise<void> {
  let forFiler = ''
  let words = ''
  const row = await decide(tx, acting, catalogue, {
    verb: 'approve',
    declarationId,
    event: { words: '审核通过' },
    async onward(row, item) {
      if (item.hears) words = reasonIn(typed, '办理意见')
      await requireSecondOfficer(tx, acting, row)
      await refuseDoubtfulMoney(tx, item, row)
      const step = stepAfter(item, row.step)
      const rows = item.rows && !step ? await endOfRows(tx, item.rows, row) : undefined
      forFiler = rows && item.rows ? endForFiler(item.rows, rows) : ''
      const { review } = await item.open(tx, acting, row.unit_no, submittedSubject(row))
      await keepTicks(tx, acting, { row, review, ticks })
      refuseIf(await objections(tx, acting, row, review))
      const amountFen = review?.amountFen ?? row.amount_fen
      const ended = rows && item.rows ? { ended: endWords(item.rows, rows) } : {}
      return { step, columns: { amount_fen: amountFen }, words, ...ended }
    },
    message: next =>
      `贵单位申报的%s${next ? `已通过本环节审核，下一环节：${next.name}。` : forFiler ? `已办结：${forFiler}。` : '已审核通过。'}`,
  })
  if (words !== '' && row.state === 'passed')
    await closeHearing(tx, acting, row, { outcome: 'upheld', words })
}

async function objections(
  tx: Tx,
  acting: Acting<OfficerActor>,
  row: DeclarationRow,
  review: CaseReview | undefined,
): Promise<Finding[]> {
  if (!review) return []
  const failing = review.conditions.filter(condition => !condition.passed)
  const unseen = await unticked(tx, acting, row, review)
  if (failing.length === 0 && review.amountFen <= 0) refuse('conflict', '返还金额为 0 元，不能审核通过。')
  return [
    ...failing.map(one => ({ sentence: `“${one.title}”不符合：${one.figure}，要求${one.limit}。` })),
    ...unseen.map(one => ({ sentence: `请先核对并勾选“${one.title}”（${one.figure}）。` })),
  ]
}
