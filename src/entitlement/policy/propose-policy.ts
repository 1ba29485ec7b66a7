import type { Acting, OfficerActor } from '#identity'
import { asHall, refuse, type Tx } from '#platform'
import { entitlement } from '../tables.ts'
import { keepVersion } from './keep-version.ts'
import { findPolicy } from './policies.ts'

/** 提请发布: requests publication of this exact version of a year's policy file. @throws Refusal. */
export async function proposePolicy(tx: Tx, acting: Acting<OfficerActor>, year: number): Promise<void> {
  const { who, at } = acting
  if (!['admin', 'hr', 'review'].includes(who.role)) {
    refuse('forbidden', '政策由省级管理员、复核岗或同级人社行政部门提请发布。')
  }
  const policy = findPolicy(year) ?? refuse('not-found', `没有 ${year} 年度的政策文件。`)
  await asHall(tx, async tx => {
    await keepVersion(tx, at, policy)
    const { numUpdatedRows } = await entitlement(tx)
      .updateTable('entitlement.policy_version')
      .set({ proposed_by: who.accountNo, proposed_name: who.name, proposed_at: at })
      .where('year', '=', year)
      .where('hash', '=', policy.hash)
      .where('proposed_at', 'is', null)
      .executeTakeFirstOrThrow()
    if (numUpdatedRows === 0n) refuse('conflict', '这一版政策已经提请或发布，请刷新页面。')
  })
}
