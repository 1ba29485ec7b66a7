import type { AccountRow } from '../account/account.ts'
import { countedAttempt } from '../account/counted-attempt.ts'
import type { Acting } from '../acting.ts'
import { comparePassword } from './hash-password.ts'

/**
 * Compares an account's password, counted before it is compared. It is counted when its turn to be hashed has come, so
 * that several right ones at the same time do not lock the account.
 * @throws what `wrong` throws, which must be a Refusal 'invalid' to stay counted; 'too-many' while the account is locked.
 */
export function provePassword(
  acting: Acting,
  account: AccountRow,
  { password, wrong }: { readonly password: string; wrong(): never },
): Promise<void> {
  return comparePassword(account.password_hash, password, compare =>
    countedAttempt(acting, account, async () => {
      if (!(await compare())) wrong()
    }),
  )
}
