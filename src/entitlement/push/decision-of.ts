import type { Tx } from '#platform'
import type { YearFacts } from '#registry'
import { type Explanation, explain } from '../explain.ts'
import { parseKept } from '../policy/parse-kept.ts'
import type { Policy } from '../policy/policy.ts'
import { type EntitlementTables, entitlement } from '../tables.ts'
import { type PushedDecision, pushedDecision } from './pushed-decision.ts'

/** The decision in force with its basis: the run's policy version and facts, explained. */
export interface ExplainedDecision extends PushedDecision {
  readonly policy: Policy
  readonly facts: YearFacts
  readonly explanation: Explanation
}

/** The decision pushed to a unit for a year, with its figures; undefined before any push. */
export async function decisionOf(
  tx: Tx,
  unitNo: string,
  year: number,
): Promise<ExplainedDecision | undefined> {
  const pushed = await pushedDecision(tx, unitNo, year)
  if (!pushed) return undefined
  const row = await entitlement(tx)
    .selectFrom('entitlement.decision')
    .selectAll()
    .where('unit_no', '=', unitNo)
    .where('year', '=', year)
    .where('run_no', '=', pushed.runNo)
    .executeTakeFirstOrThrow()
  const version = await entitlement(tx)
    .selectFrom('entitlement.policy_version as v')
    .innerJoin('entitlement.run as r', join =>
      join.onRef('r.policy_hash', '=', 'v.hash').onRef('r.year', '=', 'v.year'),
    )
    .select(['v.hash', 'v.path', 'v.content'])
    .where('r.run_no', '=', pushed.runNo)
    .executeTakeFirstOrThrow()
  const policy = parseKept(version)
  const facts = factsOf(row)
  return { ...pushed, policy, facts, explanation: explain(policy, facts, pushed.asOf) }
}

function factsOf(row: EntitlementTables['entitlement.decision']): YearFacts {
  return {
    unitNo: row.unit_no,
    areaCode: row.area_code,
    unitName: row.unit_name,
    unitType: row.unit_type,
    size: row.size,
    labourDispatch: row.labour_dispatch,
    deregistering: row.deregistering,
    discredited: row.discredited,
    monthsPaid: row.months_paid,
    unpaidMonths: row.unpaid_months,
    headcountSum: row.headcount_sum,
    decemberBefore: row.december_before,
    january: row.january,
    december: row.december,
    previousMonth: row.previous_month,
    newClaimants: row.new_claimants,
    normalReductions: row.normal_reductions,
    baseFen: row.base_fen,
  }
}
