import type { Tx } from '#platform'
import { factors } from './tables.ts'

/** An account's second factors. */
export interface Factors {
  readonly passkeys: number
  readonly timeCode: boolean
  /** number of unused recovery codes */
  readonly recoveryCodes: number
}

export async function factorsOf(tx: Tx, accountNo: number): Promise<Factors> {
  const { passkeys, timeCodes, recoveryCodes } = await factors(tx)
    .selectNoFrom(from => [
      from
        .selectFrom('identity.passkey')
        .select(row => row.fn.countAll<number>().as('n'))
        .where('account_no', '=', accountNo)
        .as('passkeys'),
      from
        .selectFrom('identity.time_code')
        .select(row => row.fn.countAll<number>().as('n'))
        .where('account_no', '=', accountNo)
        .where('confirmed_at', 'is not', null)
        .as('timeCodes'),
      from
        .selectFrom('identity.recovery_code')
        .select(row => row.fn.countAll<number>().as('n'))
        .where('account_no', '=', accountNo)
        .where('used_at', 'is', null)
        .as('recoveryCodes'),
    ])
    .executeTakeFirstOrThrow()
  return {
    passkeys: Number(passkeys),
    timeCode: Number(timeCodes) > 0,
    recoveryCodes: Number(recoveryCodes),
  }
}

/** Whether login asks for a second step; recovery codes alone do not count. */
export const hasSecondFactor = ({ passkeys, timeCode }: Factors) => passkeys > 0 || timeCode
