import { z } from 'zod'
import { type FormCheck, type FormValues, readFormWith, refuse } from '#platform'
import { findUnitByCreditCode } from '#registry'
import { findAccount } from '../account/account.ts'
import type { Acting } from '../acting.ts'
import { queryAsHall } from '../command.ts'
import { limit } from '../limits.ts'
import { creditCodeField } from '../registration/fields.ts'
import { isOpen } from './is-open.ts'

/** The next step after the account on the login page; the account alone grants nothing. */
export type Recognised =
  | { readonly step: 'administrator'; readonly creditCode: string }
  | { readonly step: 'proof'; readonly creditCode: string }

const form = z.object({ account: creditCodeField })

/**
 * 免数字证书登陆, first step: a unit's account is its credit code. Tells whether an administrator must register first or the
 * existing one must authenticate.
 * @throws Refusal at `account` if the code is wrongly formed, which counts as no attempt, or its unit has not been opened.
 */
export async function recogniseUnit(
  acting: Acting,
  values: FormValues,
  besides: FormCheck = async () => {},
): Promise<Recognised> {
  const { account: creditCode } = await readFormWith(form, values, besides)
  await limit(acting.runtime, 'login-address', acting.origin.ip)
  return await queryAsHall(acting, async tx => {
    const unit = await findUnitByCreditCode(tx, creditCode)
    if (!unit || !(await isOpen(tx, unit.unitNo))) {
      return refuse('invalid', '该账号尚未开通单位网上服务，请先点击“马上注册?”。', 'account')
    }
    const administrator = await findAccount(tx, 'operator', unit.unitNo)
    return { step: administrator ? 'proof' : 'administrator', creditCode }
  })
}
