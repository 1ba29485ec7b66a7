import { asHall, refuse, type Tx } from '#platform'
import type { Acting, Member } from '../acting.ts'
import type { Inside } from '../second-factor/complete-login.ts'
import { proveAgain } from '../second-factor/prove-again.ts'
import { recordAndRenew } from '../second-factor/record-change.ts'
import { refuseLastFactor } from '../second-factor/refuse-last-factor.ts'
import { factors } from '../second-factor/tables.ts'

/** 解除动态验证码. @returns a new session token. @throws Refusal at `password`, or if it is an officer's last factor. */
export async function removeTimeCode(tx: Tx, acting: Acting<Member>, password: string): Promise<Inside> {
  await proveAgain(acting, { password })
  const { accountNo } = acting.who
  return await asHall(tx, async tx => {
    const gone = await factors(tx)
      .deleteFrom('identity.time_code')
      .where('account_no', '=', accountNo)
      .where('confirmed_at', 'is not', null)
      .executeTakeFirst()
    if (gone.numDeletedRows === 0n) refuse('not-found', '没有绑定动态验证码。')
    await refuseLastFactor(tx, acting)
    const words = '解除了动态验证码'
    return await recordAndRenew(tx, acting, { accountNo, change: 'time-code-removed', words })
  })
}
