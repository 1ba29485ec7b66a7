import { randomInt } from 'node:crypto'
import { blindIndex, halfWidth, seal, type Tx } from '#platform'
import type { Acting } from '../acting.ts'
import { sealed } from '../sealed.ts'
import { factors } from './tables.ts'

const many = 10
export const shownMinutes = 10

/** Keyed hash, bound to the account: all that remains once the codes have been shown. */
export function recoveryHash(accountNo: number, code: string): Buffer {
  return blindIndex(`${accountNo}\0${halfWidth(code).replace(/\D/g, '')}`, 'recovery-code')
}

/** Ten codes of twelve digits, replacing all earlier ones. */
export async function makeRecoveryCodes(tx: Tx, { at }: Acting, accountNo: number): Promise<void> {
  await factors(tx).deleteFrom('identity.recovery_code').where('account_no', '=', accountNo).execute()
  const codes = Array.from({ length: many }, () =>
    Array.from({ length: 3 }, () => String(randomInt(10_000)).padStart(4, '0')).join('-'),
  )
  await factors(tx)
    .insertInto('identity.recovery_code')
    .values(
      codes.map(code => {
        const row = { account_no: accountNo, code_hash: recoveryHash(accountNo, code) }
        return { ...row, code_sealed: seal(code, sealed.recoveryCode, row), made_at: at }
      }),
    )
    .execute()
}
