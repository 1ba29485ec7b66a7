import { countEnded } from '#casework'
import type { Acting } from '#identity'
import { businessDate, type Tx } from '#platform'
import {
  type Deferral,
  type DeferralPolicy,
  type DeferralRound,
  deferralPolicy,
  deferralsOf,
} from '#registry'
import { type UnitFacts, unitFacts } from '../unit-facts.ts'

export interface Facts extends UnitFacts {
  /** the year, with a running number after the first: a unit defers one insurance after another */
  readonly subject: string
  /** YYYY-MM-DD */
  readonly today: string
  readonly policy: DeferralPolicy
  /** the rounds that accept applications of this unit today */
  readonly open: readonly DeferralRound[]
  readonly granted: readonly Deferral[]
}

export async function factsOf(tx: Tx, acting: Acting, unitNo: string, subject?: string): Promise<Facts> {
  const facts = await unitFacts(tx, acting, unitNo)
  const today = businessDate(acting.at)
  const policy = deferralPolicy(facts.unit.areaCode)
  const ended = subject === undefined ? await countEnded(tx, unitNo, 'contribution-deferral') : 0
  return {
    ...facts,
    today,
    policy,
    subject: subject ?? (ended === 0 ? facts.year : `${facts.year} 第 ${ended + 1} 次`),
    open: policy.rounds.filter(round => isOpen(round, today) && isFor(round, facts.unit)),
    granted: await deferralsOf(tx, unitNo),
  }
}

const isOpen = ({ applications: { from, to } }: DeferralRound, today: string) =>
  from.value <= today && today <= to.value

/** Only enterprises have a size. One that is not on record keeps nobody out: an officer reviews the case. */
const isFor = ({ sizes }: DeferralRound, { unitType, size }: Facts['unit']) =>
  sizes === undefined || unitType !== '企业' || size === null || sizes.includes(size)
