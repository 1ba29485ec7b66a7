import type { Acting } from '#identity'
import type { Tx } from '#platform'
import type { CaseFile } from './case-file.ts'
import { type CaseReview, type Condition, tickOf } from './condition.ts'
import type { Item } from './item.ts'

/** A condition whose figure or outcome differs from submission; `before` is missing for a new condition. */
export interface ChangedCondition {
  readonly before: Condition | undefined
  readonly now: Condition
}

/** The current evaluation of a case, compared with the one at submission. */
export interface Reevaluation {
  readonly today: CaseReview | undefined
  readonly submitted: CaseReview | undefined
  readonly changed: readonly ChangedCondition[]
}

/** Reads the facts of a case again and compares them with those frozen at submission. */
export async function reevaluate(
  tx: Tx,
  acting: Acting,
  item: Item,
  { declaration, snapshot }: Pick<CaseFile, 'declaration' | 'snapshot'>,
): Promise<Reevaluation> {
  const subject = declaration.submittedAt === null ? undefined : declaration.subject
  const { review: today } = await item.open(tx, acting, declaration.unitNo, subject)
  const submitted = snapshot?.review
  const changed = (today?.conditions ?? [])
    .map(now => ({ now, before: submitted?.conditions.find(one => one.code === now.code) }))
    .filter(({ now, before }) => before === undefined || tickOf(before) !== tickOf(now))
  return { today, submitted, changed: submitted ? changed : [] }
}
