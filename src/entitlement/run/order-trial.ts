import type { Acting, OfficerActor } from '#identity'
import { asHall, refuse, type Tx } from '#platform'
import { findPolicy } from '../policy/policies.ts'
import { entitlement } from '../tables.ts'
import { mayRun } from './may-run.ts'
import { begin } from './order-run.ts'
import { type Run, runOf } from './run.ts'

/**
 * 试算: replays the units of the last run under a policy not yet in force, on that run's base year and date, to show who
 * gains and who loses. @throws Refusal if there has been no run yet.
 */
export async function orderTrial(tx: Tx, acting: Acting<OfficerActor>, year: number): Promise<Run> {
  if (!mayRun(acting.who)) refuse('forbidden', '试算由省级管理员或复核岗发起。')
  const policy = findPolicy(year) ?? refuse('not-found', `没有 ${year} 年度的政策文件。`)
  return await asHall(tx, async tx => {
    const last = await entitlement(tx)
      .selectFrom('entitlement.run')
      .selectAll()
      .where('state', '=', 'done')
      .where('trial', '=', false)
      .orderBy('run_no', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (!last) return refuse('conflict', '还没有完成过年度计算，没有可以对照试算的单位。')
    const { runNo, asOf, baseYear } = runOf(last)
    return await begin(tx, acting, { policy, asOf, baseYear, replayedRunNo: runNo })
  })
}
