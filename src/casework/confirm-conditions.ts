import type { Acting, OfficerActor } from '#identity'
import { refuse, type Tx } from '#platform'
import { type Catalogue, getItem } from './catalogue.ts'
import { type CaseReview, type Condition, tickOf } from './condition.ts'
import { type DeclarationRow, ownedBy, submittedSubject } from './declaration.ts'
import { lockDeclaration } from './lock-declaration.ts'
import { casework } from './tables.ts'

/**
 * 逐项核对: stores which conditions the officer has checked, each with the figure shown, so that the case can be approved
 * later, alone or in bulk.
 * @throws Refusal when no step is in progress.
 */
export async function confirmConditions(
  tx: Tx,
  acting: Acting<OfficerActor>,
  catalogue: Catalogue,
  confirmation: { readonly declarationId: string; readonly ticks: readonly string[] },
): Promise<void> {
  const row = await lockDeclaration(tx, confirmation.declarationId)
  const item = getItem(catalogue, row.item_code)
  const { review } = await item.open(tx, acting, row.unit_no, submittedSubject(row))
  await keepTicks(tx, acting, { row, review, ticks: confirmation.ticks })
}

/** The current conditions that this officer has not ticked at the current step. */
export async function unticked(
  tx: Tx,
  acting: Acting<OfficerActor>,
  row: Pick<DeclarationRow, 'unit_no' | 'declaration_id' | 'step'>,
  review: CaseReview | undefined,
): Promise<readonly Condition[]> {
  if (!review || row.step === null) return []
  const kept = await casework(tx)
    .selectFrom('casework.confirmed_condition')
    .select('seen')
    .where('unit_no', '=', row.unit_no)
    .where('declaration_id', '=', row.declaration_id)
    .where('step', '=', row.step)
    .where('officer_no', '=', acting.who.accountNo)
    .execute()
  const seen = new Set(kept.map(one => one.seen))
  return review.conditions.filter(condition => !seen.has(tickOf(condition)))
}

interface Ticking {
  readonly row: DeclarationRow
  readonly review: CaseReview | undefined
  readonly ticks: readonly string[]
}

/** Stores the ticks, ignoring those whose figure has changed since the page was shown. */
export async function keepTicks(
  tx: Tx,
  acting: Acting<OfficerActor>,
  { row, review, ticks }: Ticking,
): Promise<void> {
  const { step } = row
  if (row.state !== 'accepted' || step === null) {
    return refuse('conflict', '该业务当前不在审核环节，请刷新页面查看最新状态。')
  }
  const ticked = (review?.conditions ?? []).filter(condition => ticks.includes(tickOf(condition)))
  if (ticked.length === 0) return
  await casework(tx)
    .insertInto('casework.confirmed_condition')
    .values(
      ticked.map(condition => ({
        ...ownedBy(row),
        step,
        condition: condition.code,
        officer_no: acting.who.accountNo,
        seen: tickOf(condition),
        confirmed_at: acting.at,
      })),
    )
    .onConflict(conflict =>
      conflict
        .columns(['unit_no', 'declaration_id', 'step', 'condition', 'officer_no'])
        .doUpdateSet(excluded => ({
          seen: excluded.ref('excluded.seen'),
          confirmed_at: excluded.ref('excluded.confirmed_at'),
        })),
    )
    .execute()
}
