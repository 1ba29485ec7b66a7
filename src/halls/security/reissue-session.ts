import { type Acting, freshRecoveryCodes, type Inside, type Member } from '#identity'
import type { Tx } from '#platform'
import type { Outcome } from '../serving/posted-form.ts'
import type { LoginHall } from './login-hall.ts'

/** After a factor was removed: new session, success message with any untold earlier changes, back to 账号安全. */
export function reissueSession(hall: LoginHall, { session, told }: Inside, words: string): Outcome {
  const message = `${words}，其他设备上的登录已退出。${told ?? ''}`
  return { to: `/${hall}/security`, session, pending: null, message }
}

/** After a factor was added: the same, but shows the recovery codes first if they are new. */
export async function added(
  tx: Tx,
  hall: LoginHall,
  {
    acting,
    inside,
    words,
  }: { readonly acting: Acting<Member>; readonly inside: Inside; readonly words: string },
): Promise<Outcome> {
  const fresh = await freshRecoveryCodes(tx, acting)
  const to = fresh.length > 0 ? `/${hall}/security/recovery-codes` : `/${hall}/security`
  return { ...reissueSession(hall, inside, words), to }
}
