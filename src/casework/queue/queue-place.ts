import { sql } from 'kysely'
import { type Acting, type Member, query, queryAsHall } from '#identity'
import type { Tx } from '#platform'
import type { DeclarationRow } from '../declaration.ts'
import { stepAfter } from '../enter-step.ts'
import type { Item } from '../item.ts'
import { lockDeclaration } from '../lock-declaration.ts'
import { statusLabel } from '../status-label.ts'
import { casework } from '../tables.ts'
import { usualDays } from './usual-days.ts'

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

/** The queue position of the caller's case; undefined when no officer has to act on it. @throws Refusal 'not-found'. */
export async function queuePlace(
  acting: Acting<Member>,
  item: Item,
  declarationId: string,
): Promise<QueuePlace | undefined> {
  const row = await query(acting, tx => lockDeclaration(tx, declarationId))
  if (row.state !== 'submitted' && row.state !== 'accepted') return undefined
  const step = item.steps.find(one => one.code === row.step)
  const remaining = item.steps.slice(step ? item.steps.indexOf(step) : 0)
  const days = remaining.reduce((total, one) => total + one.workingDays, 0)
  // Reads other units' cases, but returns only counts and durations.
  return await queryAsHall(acting, async tx => ({
    shown: statusLabel(item, row).shown,
    byHr: step?.posts.length === 1 && step.posts[0] === 'hr',
    ahead: await casesAhead(tx, row),
    usual: await usualDays(tx, row, stepBefore(item, row.step)),
    statutory: days + (row.state === 'submitted' ? workingDaysToAccept : 0),
    dueOn: row.due_on,
  }))
}

function stepBefore(item: Item, code: string | null): string | null {
  return item.steps.find(one => stepAfter(item, one.code)?.code === code)?.code ?? null
}

async function casesAhead(tx: Tx, row: DeclarationRow): Promise<number> {
  const since = row.step_since ?? row.submitted_at
  const column = row.step_since ? 'step_since' : 'submitted_at'
  const { number } = await casework(tx)
    .selectFrom('casework.declaration')
    .select(sql<number>`count(*)`.as('number'))
    .where('area_code', '=', row.area_code)
    .where('state', '=', row.state)
    .where('step', row.step === null ? 'is' : '=', row.step)
    .where(column, '<', since)
    .executeTakeFirstOrThrow()
  return number
}
