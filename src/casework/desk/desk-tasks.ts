import { sql } from 'kysely'
import type { Acting, OfficerActor } from '#identity'
import { businessDate, type Tx } from '#platform'
import { type Catalogue, getItem } from '../catalogue.ts'
import { statusLabel } from '../status-label.ts'
import { casework } from '../tables.ts'
import { openStates } from './desk-search.ts'
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
  const sum = (of: 'overdue' | 'mine') => groups.reduce((total, group) => total + group[of], 0)
  return { tasks: inOrder(catalogue, [...found.values()]), overdue: sum('overdue'), mine: sum('mine') }
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

function waiting(tx: Tx, acting: Acting<OfficerActor>) {
  const { accountNo } = acting.who
  return casework(tx)
    .selectFrom('casework.declaration')
    .select(['item_code', 'state', 'step', sql<number>`count(*)`.as('total')])
    .select(sql<number>`count(*) filter (where due_on < ${businessDate(acting.at)})`.as('overdue'))
    .select(sql<number>`count(*) filter (where handler_no = ${accountNo})`.as('mine'))
    .where('state', 'in', openStates)
    .groupBy(['item_code', 'state', 'step'])
    .execute()
}
