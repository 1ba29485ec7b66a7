import type { Tx } from '#platform'
import { findUnitByCreditCode } from '#registry'
import { type AccountRow, findAccount, mobileOf } from '../account/account.ts'

/** The administrator of the unit with this code, with the mobile that receives codes. */
export async function findAdministrator(
  tx: Tx,
  creditCode: string,
): Promise<{ account: AccountRow; mobile: string } | undefined> {
  const unit = await findUnitByCreditCode(tx, creditCode)
  const account = unit && (await findAccount(tx, 'operator', unit.unitNo))
  const mobile = account && mobileOf(account)
  return account && mobile ? { account, mobile } : undefined
}
