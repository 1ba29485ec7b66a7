import type { CaseReview, DisplaySection } from '#casework'
import {
  type Explanation,
  explain,
  factsOn,
  type PushedDecision,
  policyInForce,
  pushedDecision,
  shownShare,
} from '#entitlement'
import type { Acting } from '#identity'
import { businessDate, shownYuan, type Tx } from '#platform'
import { type UnitFacts, unitBlock, unitFacts } from '../unit-facts.ts'

/** The unit, what the year's policy grants it on today's data, and the decision pushed to it. */
export interface RefundFacts extends UnitFacts {
  /** undefined while the year has no policy */
  readonly explanation: Explanation | undefined
  readonly policyHash: string | undefined
  readonly pushed: PushedDecision | undefined
}

/** Facts as of today, or as of the policy's last day for a case still open after it. */
export async function refundFacts(
  tx: Tx,
  acting: Acting,
  unitNo: string,
  subject?: string,
): Promise<RefundFacts> {
  const facts = await unitFacts(tx, acting, unitNo, subject)
  const policy = await policyInForce(tx, Number(facts.year))
  if (!policy) return { ...facts, explanation: undefined, policyHash: undefined, pushed: undefined }
  const today = businessDate(acting.at)
  const [asOf = today] = [today, policy.valid.to].sort()
  return {
    ...facts,
    explanation: explain(policy, await factsOn(tx, unitNo, policy, asOf), asOf),
    policyHash: policy.hash,
    pushed: await pushedDecision(tx, unitNo, policy.year),
  }
}

/** 依申请: the list was pushed in the unit's area and does not include the unit. */
export const mustGiveReasons = ({ pushed }: Pick<RefundFacts, 'pushed'>): boolean =>
  pushed !== undefined && pushed.decision !== 'eligible'

/**
 * Conditions and amount that officers decide by. A labour dispatch unit is excluded only from 免申即享: filing an
 * application satisfies that condition.
 */
export function refundReview({ explanation }: RefundFacts): CaseReview {
  const { conditions = [], evaluation } = explanation ?? {}
  const reviewed = conditions.map(({ unknown: _, ...condition }) =>
    condition.code === 'labour_dispatch' ? { ...condition, passed: true } : condition,
  )
  const allPassed = reviewed.every(condition => condition.passed)
  return { conditions: reviewed, amountFen: allPassed ? (evaluation?.fullFen ?? 0) : 0 }
}

/** The unit block, and the pushed amount with its calculation. */
export function refundBlock(facts: RefundFacts): readonly DisplaySection[] {
  const { pushed, explanation } = facts
  if (!pushed || !explanation || pushed.decision !== 'eligible') return unitBlock(facts)
  const share = shownShare(explanation.evaluation.ratio)
  return [
    ...unitBlock(facts),
    {
      title: '免申即享核定结果',
      rows: [
        { label: '核定返还金额', value: `${shownYuan(pushed.amountFen)} 元` },
        {
          label: '计算方法',
          value: `上年度实际缴纳失业保险费 ${shownYuan(explanation.baseFen)} 元 × ${share}`,
        },
        { label: '数据截至', value: pushed.asOf },
      ],
    },
  ]
}
