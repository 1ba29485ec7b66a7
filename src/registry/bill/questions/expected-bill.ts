import { sql } from 'kysely'
import type { Tx } from '#platform'
import { insurances } from '../../codes/insurances.ts'
import { contributionRules } from '../rules/contribution-rules.ts'
import type { BillLine } from './get-bill.ts'

/** A month (YYYYMM) of a unit that no bill has yet. */
export interface ExpectedQuestion {
  readonly unitNo: string
  readonly areaCode: string
  readonly month: string
}

/** What the month would cost if it were settled with the employments of this moment. @throws Refusal without parameters. */
export async function expectedBill(
  tx: Tx,
  { unitNo, areaCode, month }: ExpectedQuestion,
): Promise<readonly BillLine[]> {
  const { rates } = contributionRules(month, areaCode)
  const { rows } = await sql<BillLine>`
    select ${month} as month, insurance, count(*) as headcount, sum(base_fen)::bigint as "baseFen",
      sum((base_fen * rate.unit + 50000) / 100000)::bigint as "unitDueFen",
      sum((base_fen * rate.person + 50000) / 100000)::bigint as "personDueFen",
      0 as "lateFeeFen", 0 as "paidFen"
    from registry.employment join unnest(${[...insurances]}::text[],
      ${insurances.map(one => rates[one].unit)}::bigint[], ${insurances.map(one => rates[one].person)}::bigint[])
      with ordinality rate(insurance, unit, person, place) using (insurance)
    where unit_no = ${unitNo} and from_month <= ${month} and (to_month is null or to_month >= ${month})
    group by insurance, place order by place`.execute(tx)
  return rows
}
