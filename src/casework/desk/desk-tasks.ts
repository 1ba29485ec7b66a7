import { sql } from 'kysely'
import type { Acting, OfficerActor } from '#identity'
import { businessDate, type Tx } from '#platform'
import { type Catalogue, getItem } from '../catalogue.ts'
import { tally } from '../figures/tally.ts'
import { statusLabel } from '../status-label.ts'
import { casework } from '../tables.ts'
import type { State } from '../workflow.ts'
import { casesIn } from './cases-in.ts'
import { placesOf } from './places.ts'

/** Cases waiting at one place, with its label: 待初审 12, of these 2 overdue. */
interface DeskTask {
  readonly shown: string
  readonly state: 'submitted' | 'accepted'
  readonly step: string | null
  readonly total: number
  readonly overdue: number
  /** whether this officer's post takes the next step */
  readonly ofMyPost: boolean
}

/** Open work in the area by state and step, and how much of it is assigned to this officer. */
export interface DeskTasks {
  readonly tasks: readonly DeskTask[]
  readonly overdue: number
  readonly mine: number
}

/** 待办: waiting cases by place, in workflow order, without the steps that no officer decides. */
export async function deskTasks(
  tx: Tx,
  acting: Acting<OfficerActor>,
  catalogue: Catalogue,
): Promise<DeskTasks> {
  const groups = await waiting(tx, acting)
  const posts = placesOf(catalogue, acting.who.role)
  const found = new Map<string, DeskTask>()
  for (const { item_code: itemCode, state, step, total, overdue } of groups) {
    const item = getItem(catalogue, itemCode)
    const decided = step === null || item.steps.some(one => one.code === step && one.posts.length > 0)
    if ((state !== 'submitted' && state !== 'accepted') || !decided) continue
    const before = found.get(`${step}`)
    found.set(`${step}`, {
      shown: statusLabel(item, { state, step }).shown,
      state,
      step,
      total: total + (before?.total ?? 0),
      overdue: overdue + (before?.overdue ?? 0),
      ofMyPost: posts.some(place => place.state === state && place.step === step),
    })
  }
  return {
    tasks: inOrder(catalogue, [...found.values()]),
    overdue: groups.reduce((sum, group) => sum + group.overdue, 0),
    mine: await assigned(tx, acting),
  }
}

function inOrder(catalogue: Catalogue, tasks: readonly DeskTask[]): DeskTask[] {
  const longest = [...catalogue.values()].reduce((one, other) =>
    other.steps.length > one.steps.length ? other : one,
  )
  const place = ({ step }: DeskTask) => longest.steps.findIndex(one => one.code === step)
  return [...tasks].sort(
    (one, other) => Number(one.step !== null) - Number(other.step !== null) || place(one) - place(other),
  )
}

async function waiting(tx: Tx, acting: Acting<OfficerActor>) {
  const { rows } = await sql<{ item_code: string; state: State; step: string | null } & Waiting>`
    select item_code, state, step, sum(number)::bigint as total,
      coalesce(sum(number) filter (where value < ${businessDate(acting.at)}), 0)::bigint as overdue
    from ${tally('due', acting.who.areaCode)} group by 1, 2, 3 having sum(number) > 0`.execute(tx)
  return rows
}

interface Waiting {
  readonly total: number
  readonly overdue: number
}

/** Open cases assigned to this officer. */
async function assigned(tx: Tx, { who }: Acting<OfficerActor>): Promise<number> {
  const { number } = await casework(tx)
    .selectFrom('casework.declaration')
    .select(sql<number>`count(*)`.as('number'))
    .where('handler_no', '=', who.accountNo)
    .where(casesIn(who.areaCode))
    .where('state', 'in', openStates)
    .executeTakeFirstOrThrow()
  return number
}

const openStates: readonly State[] = ['submitted', 'accepted']
