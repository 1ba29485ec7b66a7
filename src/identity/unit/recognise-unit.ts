import { z } from 'zod'
import { type FormValues, readForm, refuse } from '#platform'
import { creditCodeFault, findUnitByCreditCode } from '#registry'
import { findAccount } from '../account/account.ts'
import type { Acting } from '../acting.ts'
import { queryAsHall } from '../command.ts'
import { limit } from '../limits.ts'
import { creditCodeField } from '../registration/fields.ts'
import { isOpen } from './is-open.ts'

/** What follows the account on the login page; the account alone opens nothing. */
export type Recognised =
  | { readonly step: 'administrator'; readonly creditCode: string }
  | { readonly step: 'proof'; readonly creditCode: string }

const form = z.object({ account: creditCodeField })

/**
 * 免数字证书登陆, first step: a unit's account is its credit code. Says whether an administrator must be
 * registered first or somebody must prove to be one.
 * @throws Refusal at `account` when the code is wrong or its unit is not in the hall.
 */
export async function recogniseUnit(acting: Acting, values: FormValues): Promise<Recognised> {
  await limit(acting.runtime, 'login-address', acting.origin.ip)
  const { account: creditCode } = readForm(form, values)
  const fault = creditCodeFault(creditCode)
  if (fault !== undefined) refuse('invalid', fault, 'account')
  return await queryAsHall(acting, async tx => {
    const unit = await findUnitByCreditCode(tx, creditCode)
    if (!unit || !(await isOpen(tx, unit.unitNo))) {
      return refuse('invalid', '该账号尚未开通单位网上服务，请先点击“马上注册?”。', 'account')
    }
    const administrator = await findAccount(tx, 'operator', unit.unitNo)
    return { step: administrator ? 'proof' : 'administrator', creditCode }
  })
}
