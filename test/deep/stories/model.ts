import { firstReview, type Item, tickOf } from '#casework'
import type { OfficerRole } from '#identity'
import { type State, type Verb, workflow } from '../../../src/casework/workflow.ts'
import { headcountCondition } from '../../database/headcount-condition.ts'
import { elsewhere, mostMaterials, today } from './story-item.ts'

/** One command. `unit` is who does it; `of` and `no` say whose case and which of them, the newest being 0. */
export type Command =
  | { readonly verb: 'save'; readonly unit: number }
  | {
      readonly verb: 'attach' | 'submit' | 'discard' | 'restore'
      readonly unit: number
      readonly of: number
      readonly no: number
    }
  | {
      readonly verb: 'accept' | 'sendBack' | 'approve' | 'decline' | 'revoke' | 'tick'
      readonly officer: number
      readonly of: number
      readonly no: number
      readonly ticked: boolean
      /** done by an officer who may, if there is one */
      readonly able: boolean
    }
  | {
      readonly verb: 'handOver'
      readonly officer: number
      readonly to: number
      readonly of: number
      readonly no: number
    }
  | {
      readonly verb: 'advance' | 'end' | 'return' | 'reopen'
      readonly of: number
      readonly no: number
      readonly resume: boolean
    }

interface ModelOfficer {
  readonly accountNo: number
  readonly role: OfficerRole
  /** whether the cases of the story lie in the officer's area */
  readonly here: boolean
  /** whether the area's list of officers, to whom cases are handed over, has the officer */
  readonly listed: boolean
}

/** What the hall must know of a case. */
export interface ModelCase {
  /** unknown to the model until the hall has told it */
  id: string
  state: State
  step: string | null
  resume: string | null
  handler: number | null
  submitted: boolean
  materials: number
  /** who accepted and approved since the last submission, and at which step */
  round: readonly {
    readonly verb: 'accept' | 'approve'
    readonly officer: number
    readonly step: string | null
  }[]
  /** the condition as an officer ticked it, by step and officer */
  ticks: Readonly<Record<string, string>>
}

export interface World {
  readonly item: Item
  readonly officers: readonly ModelOfficer[]
  /** by unit, newest first */
  readonly cases: readonly ModelCase[][]
}

export const copyOf = (world: World): World => ({
  ...world,
  cases: world.cases.map(own => own.map(one => ({ ...one }))),
})

export const caseOf = (world: World, { of, no }: { of: number; no: number }): ModelCase | undefined =>
  world.cases[of]?.[no]

const inactive: readonly State[] = ['discarded', 'revoked', 'declined']

/** Does a command in the model. @returns whether the hall must do it too; otherwise it must refuse, changing nothing */
export function predicted(world: World, command: Command): boolean {
  if (command.verb === 'save') return saved(world, command.unit)
  const one = caseOf(world, command)
  if (!one) return false
  switch (command.verb) {
    case 'attach':
    case 'submit':
    case 'discard':
    case 'restore':
      return command.unit === command.of && byUnit(world, command.verb, one, world.cases[command.of] ?? [])
    case 'handOver':
      return handedOver(world, one, command)
    case 'advance':
    case 'end':
    case 'return':
    case 'reopen':
      return completeElsewhere(world, one, command)
    default:
      return byOfficer(world, one, command)
  }
}

/** The first of these that the hall must do, by an officer who may where it asks for one; else the first. */
export function likely(world: World, commands: readonly Command[]): Command | undefined {
  const must = (command: Command) => predicted(copyOf(world), command)
  return commands.flatMap(command => byEach(world, command)).find(must) ?? commands[0]
}

function byEach({ officers }: World, command: Command): readonly Command[] {
  if (!('able' in command) || !command.able) return [command]
  return officers.map((_, i) => ({ ...command, officer: (command.officer + i) % officers.length }))
}

/** Follows the table, which says where a verb leads. @returns whether it leads anywhere */
function follow(one: ModelCase, ...verbs: Verb[]): boolean {
  let state: State | undefined = one.state
  for (const verb of verbs) state = state && workflow[verb][state]
  if (state === undefined) return false
  one.state = state
  return true
}

function saved({ cases }: World, unit: number): boolean {
  const own = cases[unit] ?? []
  const active = own.find(one => !inactive.includes(one.state))
  if (active) return follow(active, 'save')
  own.unshift({
    id: '',
    state: 'draft',
    step: null,
    resume: null,
    handler: null,
    submitted: false,
    materials: 0,
    round: [],
    ticks: {},
  })
  return true
}

function byUnit(
  { item }: World,
  verb: 'attach' | 'submit' | 'discard' | 'restore',
  one: ModelCase,
  own: readonly ModelCase[],
): boolean {
  switch (verb) {
    case 'attach':
      if (one.materials >= mostMaterials || !follow(one, 'attach')) return false
      one.materials += 1
      return true
    case 'submit': {
      // Submitting what is submitted answers its number again.
      if (one.submitted && one.state !== 'returned') return true
      if (!follow(one, 'submit')) return false
      Object.assign(one, { submitted: true, round: [] })
      if (item.steps.length === 0) return follow(one, 'settle')
      if (item.acceptance !== false) return true
      Object.assign(one, { step: item.steps[0]?.code ?? null, resume: null, handler: null })
      return follow(one, 'begin')
    }
    case 'discard':
      return follow(one, 'discard')
    case 'restore':
      return !own.some(other => !inactive.includes(other.state)) && follow(one, 'restore')
  }
}

const postsAt = ({ item }: World, step: string | null) =>
  item.steps.find(({ code }) => code === step)?.posts ?? []

function byOfficer(world: World, one: ModelCase, command: Extract<Command, { ticked: boolean }>): boolean {
  const officer = world.officers[command.officer]
  if (!officer?.here) return false
  if (command.verb === 'tick') return ticked(world, one, officer, command.ticked)
  if (workflow[command.verb][one.state] === undefined) return false
  if (!postsOf(world, one, command.verb).includes(officer.role)) return false
  const working = one.state === 'submitted' || one.state === 'accepted'
  if (working && one.handler !== null && one.handler !== officer.accountNo) return false
  switch (command.verb) {
    case 'accept': {
      const [first] = world.item.steps
      const step = one.resume ?? first?.code ?? null
      one.round = [...one.round, { verb: 'accept', officer: officer.accountNo, step: null }]
      return enter(one, 'accept', step)
    }
    case 'approve':
      return approved(world, one, officer, command.ticked)
    case 'sendBack':
    case 'decline':
      Object.assign(one, { step: null, handler: null })
      return follow(one, command.verb)
    case 'revoke':
      Object.assign(one, { step: null, handler: null })
      return follow(one, 'revoke')
  }
}

/** The posts of each decision, as docs/run.md tells officers. */
function postsOf(world: World, { state, step }: ModelCase, verb: string): readonly OfficerRole[] {
  if (verb === 'accept') return ['accept']
  if (verb === 'revoke') return ['review', 'admin']
  if (state === 'submitted') return verb === 'sendBack' ? ['accept'] : verb === 'decline' ? ['review'] : []
  return postsAt(world, step)
}

function enter(one: ModelCase, verb: Verb, step: string | null): boolean {
  if (step === null) {
    one.step = null
    return follow(one, verb, 'settle')
  }
  Object.assign(one, { step, resume: null, handler: null })
  return follow(one, verb)
}

const tickKey = (one: ModelCase, { accountNo }: ModelOfficer) => `${one.step}|${accountNo}`

function ticked({ item }: World, one: ModelCase, officer: ModelOfficer, really: boolean): boolean {
  if (one.state !== 'accepted' || one.step === null) return false
  if (really && isReviewed(item))
    one.ticks = { ...one.ticks, [tickKey(one, officer)]: tickOf(headcountCondition(today.headcount)) }
  return true
}

const isReviewed = (item: Item) => item.code === 'story-reviewed'

function approved(world: World, one: ModelCase, officer: ModelOfficer, tick: boolean): boolean {
  const { accountNo } = officer
  const prepared = one.round.some(
    past => past.officer === accountNo && (past.verb === 'accept' || past.step !== one.step),
  )
  if (prepared && one.step !== firstReview.code) return false
  if (isReviewed(world.item)) {
    const seen = tickOf(headcountCondition(today.headcount))
    if (today.headcount < 30) return false
    if (!tick && one.ticks[tickKey(one, officer)] !== seen) return false
    one.ticks = { ...one.ticks, [tickKey(one, officer)]: seen }
  }
  one.round = [...one.round, { verb: 'approve', officer: accountNo, step: one.step }]
  const at = world.item.steps.findIndex(({ code }) => code === one.step)
  return enter(one, 'approve', world.item.steps[at + 1]?.code ?? null)
}

function handedOver(world: World, one: ModelCase, command: Extract<Command, { verb: 'handOver' }>): boolean {
  const officer = world.officers[command.officer]
  const to = world.officers[command.to]
  if (!officer?.here || !to) return false
  if (to !== officer && officer.role !== 'review' && officer.role !== 'admin') return false
  if (one.handler === to.accountNo) return true
  const posts =
    one.state === 'submitted' ? ['accept'] : one.state === 'accepted' ? postsAt(world, one.step) : []
  if (!to.here || !to.listed || !posts.includes(to.role)) return false
  one.handler = to.accountNo
  return true
}

function completeElsewhere(
  _world: World,
  one: ModelCase,
  { verb, resume }: Extract<Command, { resume: boolean }>,
): boolean {
  if (verb === 'reopen') {
    if (!follow(one, 'reopen')) return false
    one.resume = elsewhere.code
    return true
  }
  if (one.state !== 'accepted' || one.step !== elsewhere.code) return false
  one.step = null
  if (verb === 'advance') return follow(one, 'advance', 'settle')
  if (verb === 'end') return follow(one, 'decline')
  one.resume = resume ? elsewhere.code : null
  return follow(one, 'sendBack')
}
