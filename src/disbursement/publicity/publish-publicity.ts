import { sql } from 'kysely'
import { note } from '#casework'
import type { Acting, OfficerActor } from '#identity'
import { addWorkingDays, businessDate, refuse, type Tx } from '#platform'
import { controlTotalOf, fileOf } from './public-file.ts'
import { lockPrepared } from './publicity.ts'
import { refuseOtherPost } from './publicity-posts.ts'
import { publicity } from './publicity-step.ts'
import { publicities } from './tables.ts'

/**
 * 发布公示: makes the list public until the end of the last of its working days, counted from tomorrow. Units are notified
 * by SMS and in 详情.
 * @throws Refusal for another post, or for the officer who prepared it.
 */
export async function publishPublicity(
  tx: Tx,
  acting: Acting<OfficerActor>,
  publicityNo: number,
): Promise<void> {
  refuseOtherPost(acting, 'publish')
  const row = await lockPrepared(tx, publicityNo, acting.at)
  if (row.prepared_by === acting.who.accountNo) {
    refuse('forbidden', '编制与发布不能由同一人办理，请由其他人员发布。')
  }
  const startsOn = businessDate(acting.at)
  const endsOn = addWorkingDays(startsOn, row.working_days)
  await number(tx, publicityNo)
  await publicities(tx)
    .updateTable('disbursement.publicity')
    .set({
      published_by: acting.who.accountNo,
      published_name: acting.who.name,
      published_at: acting.at,
      starts_on: startsOn,
      ends_on: endsOn,
      public_until: sql`(${endsOn}::date + interval '1 year')::date`,
      control_total: controlTotalOf(await fileOf(tx, publicityNo)),
    })
    .where('publicity_no', '=', publicityNo)
    .execute()
  await tellUnits(tx, acting, { publicityNo, title: row.title, startsOn, endsOn })
}

async function number(tx: Tx, publicityNo: number): Promise<void> {
  await sql`update disbursement.publicity_case as placed set position = counted.position
    from (
      select unit_no, declaration_id, round, row_number() over (order by unit_no, declaration_id) as position
      from disbursement.publicity_case where publicity_no = ${publicityNo}
    ) as counted
    where placed.unit_no = counted.unit_no and placed.declaration_id = counted.declaration_id
      and placed.round = counted.round`.execute(tx)
}

interface Announced {
  readonly publicityNo: number
  readonly title: string
  readonly startsOn: string
  readonly endsOn: string
}

async function tellUnits(tx: Tx, acting: Acting<OfficerActor>, list: Announced): Promise<void> {
  const rows = await publicities(tx)
    .selectFrom('disbursement.publicity_case')
    .select('declaration_id')
    .where('publicity_no', '=', list.publicityNo)
    .orderBy('position')
    .execute()
  const period = `${list.startsOn} 至 ${list.endsOn}`
  for (const { declaration_id: declarationId } of rows) {
    await note(tx, acting, {
      declarationId,
      from: publicity.code,
      words: `开始公示：${list.title}，公示期 ${period}，可在门户“公示公告”查看（第 ${list.publicityNo} 号）`,
      message: `贵单位申报的%s开始公示，公示期 ${period}，可在门户“公示公告”查看。`,
    })
  }
}
