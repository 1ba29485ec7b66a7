import type { DisplaySection } from '#casework'
import { decisionOf, type ExplainedDecision, outcomeNames } from '#entitlement'
import type { Acting } from '#identity'
import { businessDate, shownYuan, type Tx } from '#platform'
import { type UnitFacts, unitBlock, unitFacts } from '../unit-facts.ts'

export interface Facts extends UnitFacts {
  /** the result in force, with every condition as evaluated; undefined while nothing was pushed */
  readonly decided: ExplainedDecision | undefined
  /** year and run, so that a result can be objected to once */
  readonly subject: string
}

export async function factsOf(tx: Tx, acting: Acting, unitNo: string, subject?: string): Promise<Facts> {
  const unit = await unitFacts(tx, acting, unitNo, subject?.slice(0, 4))
  const decided = await decisionOf(tx, unitNo, Number(unit.year))
  return { ...unit, decided, subject: subject ?? `${unit.year}-${decided?.runNo ?? 0}` }
}

/** The unit, its result, and every condition with its figure. */
export function blockOf(facts: Facts): readonly DisplaySection[] {
  const { decided } = facts
  if (!decided) return unitBlock(facts)
  return [
    ...unitBlock(facts),
    {
      title: '年度计算结果',
      rows: [
        { label: '结果', value: outcomeNames[decided.decision] },
        { label: '核定金额', value: `${shownYuan(decided.amountFen)} 元` },
        { label: '计算所用数据截至', value: decided.asOf },
        { label: '推送日期', value: businessDate(decided.pushedAt) },
        ...decided.explanation.conditions.map(({ title, passed, figure, limit }) => ({
          label: title,
          value: `${passed ? '符合' : '不符合'}：${figure}；要求：${limit}`,
        })),
      ],
    },
  ]
}
