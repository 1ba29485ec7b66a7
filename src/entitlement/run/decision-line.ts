import { escapeCopy } from '#platform'
import type { YearFacts } from '#registry'
import type { Evaluation } from '../evaluate.ts'

/** The columns of entitlement.decision in the order of `decisionLine`. */
export const decisionColumns =
  'unit_no, year, run_no, area_code, unit_name, unit_type, size, labour_dispatch, deregistering, discredited, months_paid, unpaid_months, headcount_sum, december_before, january, december, previous_month, new_claimants, normal_reductions, base_fen, decision, reasons, amount_fen'

const flag = (value: boolean) => (value ? 't' : 'f')

/** Encodes one decision as a line of PostgreSQL's COPY text format. */
export function decisionLine(
  { year, runNo }: { readonly year: number; readonly runNo: number },
  facts: YearFacts,
  { decision, reasons, amountFen }: Evaluation,
): string {
  return `${facts.unitNo}\t${year}\t${runNo}\t${facts.areaCode}\t${escapeCopy(facts.unitName)}\t${escapeCopy(facts.unitType)}\t${escapeCopy(facts.size)}\t${flag(facts.labourDispatch)}\t${flag(facts.deregistering)}\t${flag(facts.discredited)}\t${facts.monthsPaid}\t${facts.unpaidMonths}\t${facts.headcountSum}\t${facts.decemberBefore}\t${facts.january}\t${facts.december}\t${facts.previousMonth}\t${facts.newClaimants}\t${facts.normalReductions}\t${facts.baseFen}\t${decision}\t${reasons.join(';')}\t${amountFen}\n`
}
