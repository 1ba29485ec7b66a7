import { sql } from 'kysely'
import { type Tx, unseal } from '#platform'
import type { Member } from '../acting.ts'
import { mobilePlace } from './account.ts'

/** The mobile the account was registered with, unmasked; undefined for officers or if none is known. */
export async function ownMobile(tx: Tx, who: Member): Promise<string | undefined> {
  const { rows } = await sql<{ sealed: Buffer | null }>`
    select identity.mobile_of(${who.accountNo}) as sealed`.execute(tx)
  const sealed = rows[0]?.sealed
  return sealed ? unseal(sealed, mobilePlace) : undefined
}
