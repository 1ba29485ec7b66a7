import type { Acting, OfficerActor } from '#identity'
import { asHall, refuse, type Tx } from '#platform'
import { entitlement } from '../tables.ts'
import { findPolicy } from './policies.ts'

/**
 * 发布: puts the proposed version of a year's policy into force. Requires a second officer, and a trial on the units of
 * the last run, if there was one. @throws Refusal.
 */
export async function publishPolicy(tx: Tx, acting: Acting<OfficerActor>, year: number): Promise<void> {
  const { who, at } = acting
  if (!['admin', 'hr'].includes(who.role)) refuse('forbidden', '政策由省级管理员或同级人社行政部门发布。')
  const policy = findPolicy(year) ?? refuse('not-found', `没有 ${year} 年度的政策文件。`)
  await asHall(tx, async tx => {
    const version = await entitlement(tx)
      .selectFrom('entitlement.policy_version')
      .selectAll()
      .where('year', '=', year)
      .where('hash', '=', policy.hash)
      .forUpdate()
      .executeTakeFirst()
    if (!version?.proposed_at) return refuse('conflict', '这一版政策还没有提请发布。')
    if (version.published_at) refuse('conflict', '这一版政策已经发布。')
    if (version.proposed_by === who.accountNo) refuse('forbidden', '提请与发布不能由同一人办理。')
    if (await untried(tx, policy.hash)) {
      refuse('conflict', '请先用这一版政策试算上次计算的单位，看清增减再发布。')
    }
    await entitlement(tx)
      .updateTable('entitlement.policy_version')
      .set({ published_by: who.accountNo, published_name: who.name, published_at: at })
      .where('year', '=', year)
      .where('hash', '=', policy.hash)
      .execute()
  })
}

/** Whether earlier runs exist, and none of them used or was replayed under this version. */
async function untried(tx: Tx, hash: string): Promise<boolean> {
  const done = await entitlement(tx)
    .selectFrom('entitlement.run')
    .select(['policy_hash', 'trial'])
    .where('state', '=', 'done')
    .execute()
  return done.some(run => !run.trial) && !done.some(run => run.policy_hash === hash)
}
