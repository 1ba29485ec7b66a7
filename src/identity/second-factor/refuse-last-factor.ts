import { refuse, type Tx } from '#platform'
import type { Acting, Member } from '../acting.ts'
import { identity } from '../tables.ts'
import { factorsOf, hasSecondFactor } from './factors-of.ts'
import { requiresSecondFactor } from './requires-second-factor.ts'
import { factors } from './tables.ts'

/**
 * Called after a removal: an officer who must have a second factor keeps at least one; an account left with none loses
 * its recovery codes. @throws Refusal 'conflict', which rolls the removal back.
 */
export async function refuseLastFactor(tx: Tx, { who, runtime }: Acting<Member>): Promise<void> {
  // Lock: two concurrent removals must not each rely on the factor the other removes.
  await identity(tx)
    .selectFrom('identity.account')
    .select('account_no')
    .where('account_no', '=', who.accountNo)
    .forUpdate()
    .execute()
  if (hasSecondFactor(await factorsOf(tx, who.accountNo))) return
  if (requiresSecondFactor(runtime, who.kind)) {
    refuse('conflict', '经办人员必须保留一种二次验证方式，请先添加另一种，再删除这一种。')
  }
  await factors(tx).deleteFrom('identity.recovery_code').where('account_no', '=', who.accountNo).execute()
}
