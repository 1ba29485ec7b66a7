import { refuse } from '#platform'
import type { Acting } from '../acting.ts'
import { commandAsHall } from '../command.ts'
import { identity } from '../tables.ts'
import { challengeHash } from './issue-challenge.ts'

/**
 * Consumes a challenge in a separate transaction, so that it stays consumed even if the login is then refused.
 * @throws Refusal if it was not issued to this visitor, was already used, or has expired.
 */
export async function useChallenge(acting: Acting, text: string): Promise<void> {
  const row = await commandAsHall(acting, tx =>
    identity(tx)
      .deleteFrom('identity.certificate_challenge')
      .where('challenge_hash', '=', challengeHash(text))
      .where('visitor', '=', acting.origin.visitor)
      .returning('expires_at')
      .executeTakeFirst(),
  )
  if (row && acting.at <= row.expires_at) return
  refuse('invalid', '登录请求已过期或已使用，请重新输入数字证书密码后登录。', 'pin')
}
