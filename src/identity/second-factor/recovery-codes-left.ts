import { asHall, type Tx } from '#platform'
import type { Acting, Member } from '../acting.ts'
import { factorsOf } from './factors-of.ts'

/** The number of the account's unused recovery codes. */
export async function recoveryCodesLeft(tx: Tx, acting: Acting<Member>): Promise<number> {
  const { recoveryCodes } = await asHall(tx, tx => factorsOf(tx, acting.who.accountNo))
  return recoveryCodes
}
