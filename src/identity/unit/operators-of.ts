import type { Tx } from '#platform'
import { maskMobile } from '#registry'
import { mobileOf } from '../account/account.ts'
import type { Acting, OperatorActor } from '../acting.ts'
import { identity } from '../tables.ts'

export interface Operator {
  readonly accountNo: number
  readonly name: string
  /** masked: 138****0003 */
  readonly mobile: string
  readonly since: Date
}

/** 内部管理: the unit's own operators. */
export async function operatorsOf(tx: Tx, acting: Acting<OperatorActor>): Promise<Operator[]> {
  const rows = await identity(tx)
    .selectFrom('identity.account')
    .selectAll()
    .where('kind', '=', 'operator')
    .where('unit_no', '=', acting.who.unitNo)
    .where('disabled_at', 'is', null)
    .orderBy('account_no')
    .execute()
  return rows.map(row => ({
    accountNo: row.account_no,
    name: row.name,
    mobile: maskMobile(mobileOf(row) ?? ''),
    since: row.created_at,
  }))
}
