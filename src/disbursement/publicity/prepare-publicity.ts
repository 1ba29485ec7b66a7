import { sql } from 'kysely'
import { type Catalogue, getItem } from '#casework'
import type { Acting, OfficerActor } from '#identity'
import { areaPrefix, refuse, type Tx } from '#platform'
import { agencyOf } from '#registry'
import { refuseOtherPost } from './publicity-posts.ts'
import { publicityTitle } from './publicity-title.ts'
import { refreshListTotals } from './refresh-list-totals.ts'
import { publicities } from './tables.ts'

/** Maximum units per list; the rest wait for the next one. */
const mostUnits = 2000

const leastWorkingDays = 5

export interface PublicityPlan {
  readonly areaCode: string
  readonly itemCode: string
  readonly subject: string
  /** publicity period in working days; the policy's figure, never below 5 */
  readonly workingDays: number
}

/**
 * 编制公示批次: puts the waiting cases of an area and item on a new list, at most 2,000, for another officer to publish.
 * @returns its number.
 * @throws Refusal for another post or area, fewer than five working days, or when nothing waits.
 */
export async function preparePublicity(
  tx: Tx,
  acting: Acting<OfficerActor>,
  catalogue: Catalogue,
  plan: PublicityPlan,
): Promise<number> {
  refuseOtherPost(acting, 'prepare')
  if (!plan.areaCode.startsWith(areaPrefix(acting.who.areaCode))) {
    refuse('forbidden', '只能编制本统筹区的公示批次。')
  }
  const { workingDays: days } = plan
  if (!Number.isInteger(days) || days < leastWorkingDays || days > 30) {
    refuse('invalid', '公示期应为 5 到 30 个工作日。', 'workingDays')
  }
  const { publicity_no: publicityNo } = await publicities(tx)
    .insertInto('disbursement.publicity')
    .values({
      area_code: plan.areaCode,
      item_code: plan.itemCode,
      subject: plan.subject,
      title: await titleOf(tx, catalogue, plan),
      working_days: days,
      prepared_by: acting.who.accountNo,
      prepared_name: acting.who.name,
      prepared_at: acting.at,
    })
    .returning('publicity_no')
    .executeTakeFirstOrThrow()
  await gather(tx, plan, publicityNo)
  return publicityNo
}

async function titleOf(tx: Tx, catalogue: Catalogue, plan: PublicityPlan): Promise<string> {
  const item = getItem(catalogue, plan.itemCode)
  const { areaName } = await agencyOf(tx, plan.areaCode)
  const { before } = await publicities(tx)
    .selectFrom('disbursement.publicity')
    .select(sql<number>`count(*)`.as('before'))
    .where('area_code', '=', plan.areaCode)
    .where('item_code', '=', plan.itemCode)
    .where('subject', '=', plan.subject)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirstOrThrow()
  const matter = item.words.matter ?? item.name
  return publicityTitle({ areaName, subject: plan.subject, matter, nth: before + 1 })
}

async function gather(tx: Tx, plan: PublicityPlan, publicityNo: number): Promise<void> {
  const gathered = await sql`update disbursement.publicity_case set publicity_no = ${publicityNo}
    where (unit_no, declaration_id, round) in (
      select unit_no, declaration_id, round from disbursement.publicity_case
      where area_code = ${plan.areaCode} and item_code = ${plan.itemCode} and subject = ${plan.subject}
        and publicity_no is null and outcome is null
      order by arrived_at limit ${mostUnits} for update
    )`.execute(tx)
  if (!gathered.numAffectedRows) refuse('conflict', '目前没有等待公示的单位，可能已由其他人员编入批次。')
  await refreshListTotals(tx, publicityNo)
}
