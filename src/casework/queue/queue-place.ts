import { sql } from 'kysely'
import type { Tx } from '#platform'
import { asHall } from '#platform'
import type { Declaration } from '../declaration.ts'
import { stepAfter } from '../enter-step.ts'
import type { Item } from '../item.ts'
import { statusLabel } from '../status-label.ts'
import { casework } from '../tables.ts'
import type { State } from '../workflow.ts'
import { type Arrival, usualDays } from './usual-days.ts'

/** 受理期限, in working days; the deadlines of the remaining steps come on top. */
const workingDaysToAccept = 5

/** The position of a case in the queue, as shown to the applicant. */
export interface QueuePlace {
  /** 待初审 */
  readonly shown: string
  /** decided by the HR authority rather than the agency */
  readonly byHr: boolean
  /** cases ahead of it at the same step and area */
  readonly ahead: number
  /** median working days that past cases took from here to their end; missing when there are too few of them */
  readonly usual: number | undefined
  /** sum of the remaining steps' deadlines, in working days */
  readonly statutory: number
  /** deadline of this step (YYYY-MM-DD) */
  readonly dueOn: string | null
}

/** The queue position of a case the caller may see; undefined when no officer has to act on it. */
export async function queuePlace(
  tx: Tx,
  item: Item,
  declaration: Declaration,
): Promise<QueuePlace | undefined> {
  const { state } = declaration
  if (state !== 'submitted' && state !== 'accepted') return undefined
  const step = item.steps.find(one => one.code === declaration.step)
  const remaining = item.steps.slice(step ? item.steps.indexOf(step) : 0)
  const days = remaining.reduce((total, one) => total + one.workingDays, 0)
  // Reads other units' cases, but returns only counts and durations.
  return await asHall(tx, async tx => ({
    shown: statusLabel(item, declaration).shown,
    byHr: step?.posts.length === 1 && step.posts[0] === 'hr',
    ahead: await casesAhead(tx, declaration),
    usual: await usualDays(tx, declaration, arrivalAt(item, declaration.step)),
    statutory: days + (state === 'submitted' ? workingDaysToAccept : 0),
    dueOn: declaration.dueOn,
  }))
}

function arrivalAt(item: Item, code: string | null): Arrival {
  const before = item.steps.find(one => code !== null && stepAfter(item, one.code)?.code === code)
  if (before) return { after: before.code }
  return code === null || item.acceptance === false ? 'submission' : 'acceptance'
}

async function casesAhead(
  tx: Tx,
  { areaCode, state, step, stepSince, submittedAt }: Declaration,
): Promise<number> {
  const { number } = await casework(tx)
    .selectFrom('casework.declaration')
    .select(sql<number>`count(*)`.as('number'))
    .where('area_code', '=', areaCode)
    // Written out, so that the index of accepted cases is found whatever the plan.
    .where('state', '=', state === 'accepted' ? sql<State>`'accepted'` : state)
    .where('step', step === null ? 'is' : '=', step)
    .where(stepSince ? 'step_since' : 'submitted_at', '<', stepSince ?? submittedAt)
    .executeTakeFirstOrThrow()
  return number
}
