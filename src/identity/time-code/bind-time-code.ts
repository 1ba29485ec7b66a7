import { asHall, refuse, seal, systemClock, type Tx } from '#platform'
import { getAccount } from '../account/account.ts'
import { countedAttempt } from '../account/counted-attempt.ts'
import type { Acting, Member } from '../acting.ts'
import { queryAsHall } from '../command.ts'
import { limit } from '../limits.ts'
import { sealed } from '../sealed.ts'
import type { Inside } from '../second-factor/complete-login.ts'
import { factorsOf } from '../second-factor/factors-of.ts'
import { recordAndRenew } from '../second-factor/record-change.ts'
import { makeRecoveryCodes } from '../second-factor/recovery-codes.ts'
import { factors } from '../second-factor/tables.ts'
import { offeredTimeCode } from './offered-time-code.ts'
import { stepOf } from './totp.ts'

/**
 * 绑定动态验证码, second step: one valid code proves that the app has the secret. Ends all other sessions; the first second
 * factor also creates recovery codes.
 * @returns a new session token. @throws Refusal 'invalid' at `timeCode`, 'conflict' if no secret is pending.
 */
export async function bindTimeCode(tx: Tx, acting: Acting<Member>, code: string): Promise<Inside> {
  const { accountNo } = acting.who
  await limit(acting.runtime, 'login-account', `bind ${accountNo}`)
  const { account, offered } = await queryAsHall(acting, async tx => ({
    account: await getAccount(tx, accountNo),
    offered: await offeredTimeCode(tx, acting),
  }))
  if (!offered) return refuse('conflict', '绑定已超时，请重新开始绑定。', 'timeCode')
  const step = await countedAttempt(acting, account, async () => {
    const right = stepOf(offered.secret, code, systemClock.now())
    return right ?? refuse('invalid', '动态验证码不正确，请输入手机应用上正在显示的 6 位数字。', 'timeCode')
  })
  return await asHall(tx, async tx => {
    await factors(tx)
      .updateTable('identity.time_code')
      .set({
        secret_sealed: seal(offered.secret, sealed.timeCode, { account_no: accountNo }),
        confirmed_at: acting.at,
        last_step: step,
        offered_sealed: null,
        offered_at: null,
      })
      .where('account_no', '=', accountNo)
      .execute()
    const { recoveryCodes } = await factorsOf(tx, accountNo)
    if (recoveryCodes === 0) await makeRecoveryCodes(tx, acting, accountNo)
    return await recordAndRenew(tx, acting, {
      accountNo,
      change: 'time-code-bound',
      words: '绑定了动态验证码',
    })
  })
}
