import type { Acting, OfficerActor } from '#identity'
import { areaPrefix, asHall, refuse, type Tx, wakeAfterCommit } from '#platform'
import { policyInForce } from '../policy/policy-in-force.ts'
import { type Run, runOf } from '../run/run.ts'
import { entitlement } from '../tables.ts'
import { waitingPushes } from './waiting-pushes.ts'

/** The roles that push results to the units of their area. */
export const mayPush = ({ role }: OfficerActor): boolean => role === 'review' || role === 'admin'

/**
 * 推送: publishes a run's decisions to the units of the officer's area; eligible units get a to-do with the amount, and a
 * text message from the job that follows. Requires an officer other than the one who ordered the run, and the published
 * policy. @returns the areas pushed. @throws Refusal.
 */
export async function pushRun(
  tx: Tx,
  acting: Acting<OfficerActor>,
  runNo: number,
): Promise<readonly string[]> {
  const { who, at } = acting
  if (!mayPush(who)) refuse('forbidden', '推送由复核岗或省级管理员办理。')
  return await asHall(tx, async tx => {
    const run = await pushable(tx, acting, runNo)
    const areas = await entitlement(tx)
      .selectFrom('entitlement.decision')
      .select('area_code')
      .distinct()
      .where('run_no', '=', run.runNo)
      .where('area_code', 'like', `${areaPrefix(who.areaCode)}%`)
      .execute()
    if (areas.length === 0) return refuse('conflict', '这次计算中没有本统筹区的单位。')
    const made = await entitlement(tx)
      .insertInto('entitlement.push')
      .values(
        areas.map(({ area_code }) => ({
          run_no: runNo,
          area_code,
          pushed_by: who.accountNo,
          pushed_name: who.name,
          pushed_at: at,
        })),
      )
      .onConflict(conflict => conflict.doNothing())
      .returning('area_code')
      .execute()
    if (made.length === 0) return refuse('conflict', '这次计算的结果已经推送过了。')
    wakeAfterCommit(tx, waitingPushes)
    return made.map(row => row.area_code)
  })
}

async function pushable(tx: Tx, { who }: Acting<OfficerActor>, runNo: number): Promise<Run> {
  const row = await entitlement(tx)
    .selectFrom('entitlement.run')
    .selectAll()
    .where('run_no', '=', runNo)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return refuse('not-found', '没有这次年度计算。')
  const run = runOf(row)
  if (run.trial) refuse('conflict', '试算只用来比较，不能推送。')
  if (run.state !== 'done') refuse('conflict', '计算还没有完成，不能推送。')
  if (run.startedBy === who.accountNo)
    refuse('forbidden', '计算与推送不能由同一人办理，请由其他人员核对后推送。')
  const policy = await policyInForce(tx, run.year)
  if (policy?.hash !== run.policyHash) {
    refuse('conflict', '这次计算所依据的政策版本没有发布，请先发布政策，或按已发布的政策重新计算。')
  }
  return run
}

/** A push of a run to one area, and how many of its units were notified. */
export interface Push {
  readonly areaCode: string
  readonly pushedName: string
  readonly pushedAt: Date
  readonly told: number
  readonly toldAllAt: Date | null
}

/** The areas a run's results were pushed to. */
export async function pushesOf(
  tx: Tx,
  acting: Acting<OfficerActor>,
  runNo: number,
): Promise<readonly Push[]> {
  const rows = await asHall(tx, tx =>
    entitlement(tx)
      .selectFrom('entitlement.push')
      .selectAll()
      .where('run_no', '=', runNo)
      .where('area_code', 'like', `${areaPrefix(acting.who.areaCode)}%`)
      .orderBy('area_code')
      .execute(),
  )
  return rows.map(row => ({
    areaCode: row.area_code,
    pushedName: row.pushed_name,
    pushedAt: row.pushed_at,
    told: row.told,
    toldAllAt: row.told_all_at,
  }))
}
