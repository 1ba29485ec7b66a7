import { asHall, type Tx, unseal } from '#platform'
import type { Acting, Member } from '../acting.ts'
import { sealed } from '../sealed.ts'
import { factors } from '../second-factor/tables.ts'
import { timeCodeAddress } from './totp.ts'

/** How long an offered secret stays valid. */
const offerMinutes = 10

/** The pending secret in base32 and its URI for a QR code; undefined if there is none. */
export async function offeredTimeCode(
  tx: Tx,
  acting: Acting<Member>,
): Promise<{ readonly secret: string; readonly address: string } | undefined> {
  const row = await asHall(tx, tx =>
    factors(tx)
      .selectFrom('identity.time_code')
      .select(['account_no', 'offered_sealed'])
      .where('account_no', '=', acting.who.accountNo)
      .where('offered_at', '>', new Date(acting.at.getTime() - offerMinutes * 60_000))
      .executeTakeFirst(),
  )
  if (!row?.offered_sealed) return undefined
  const secret = unseal(row.offered_sealed, sealed.offeredTimeCode, row)
  return { secret, address: timeCodeAddress(secret, acting.who.name) }
}
