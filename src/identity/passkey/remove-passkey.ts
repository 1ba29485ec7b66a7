import { asHall, refuse, type Tx } from '#platform'
import type { Acting, Member } from '../acting.ts'
import type { Inside } from '../second-factor/complete-login.ts'
import { proveAgain } from '../second-factor/prove-again.ts'
import { recordAndRenew } from '../second-factor/record-change.ts'
import { refuseLastFactor } from '../second-factor/refuse-last-factor.ts'
import { factors } from '../second-factor/tables.ts'

/**
 * 删除: removes one of the account's own passkeys and ends its other sessions.
 * @returns a new session token. @throws Refusal at `password`, 'not-found', or if it is an officer's last factor.
 */
export async function removePasskey(
  tx: Tx,
  acting: Acting<Member>,
  given: { readonly passkeyNo: number; readonly password: string },
): Promise<Inside> {
  await proveAgain(acting, given)
  const { accountNo } = acting.who
  return await asHall(tx, async tx => {
    const gone = await factors(tx)
      .deleteFrom('identity.passkey')
      .where('passkey_no', '=', given.passkeyNo)
      .where('account_no', '=', accountNo)
      .returning('name')
      .executeTakeFirst()
    if (!gone) return refuse('not-found', '没有这个通行密钥，可能已被删除。')
    await refuseLastFactor(tx, acting)
    const words = `删除了通行密钥“${gone.name}”`
    return await recordAndRenew(tx, acting, { accountNo, change: 'passkey-removed', words })
  })
}
