import { z } from 'zod'
import { areaPrefix, asHall, readFormWith, refuse, type Tx } from '#platform'
import { creditCodeFault, fieldKinds, findUnitByCreditCode, idNoFault, typedWords } from '#registry'
import { type AccountRow, findAccount } from '../account/account.ts'
import type { Acting, OfficerActor } from '../acting.ts'
import { clearFactors } from './clear-factors.ts'
import { factorsOf, hasSecondFactor } from './factors-of.ts'
import { proveAgain } from './prove-again.ts'

const form = z.object({
  login: z
    .string()
    .transform(fieldKinds['credit-code'].clean)
    .superRefine((text, context) => {
      const message = loginFault(text)
      if (message !== undefined) context.addIssue({ code: 'custom', message })
    }),
  reason: typedWords({ least: 2, most: 100, missing: '请填写核实情况。' }),
  password: z.string(),
})

/** A person's ID number or a unit's credit code; both have 18 characters. */
function loginFault(login: string): string | undefined {
  if (login === '') return '请填写证件号码或统一社会信用代码。'
  if (idNoFault(login) === undefined || creditCodeFault(login) === undefined) return undefined
  return '既不是18位有效证件号码，也不是有效的统一社会信用代码，请逐位核对。'
}

/**
 * For a person or unit that lost both device and recovery codes and brings an identity document to the counter: 受理岗
 * removes the second factor. The password stays; the mobile is notified. An officer cannot do this for units of other
 * areas.
 * @returns the account's name. @throws Refusal at `login`, `reason` or `password`.
 */
export async function resetAtCounter(
  tx: Tx,
  acting: Acting<OfficerActor>,
  values: Readonly<Record<string, string>>,
): Promise<string> {
  const { who } = acting
  if (who.role !== 'accept') refuse('forbidden', '只有受理岗可以在窗口为办事人重置二次验证。')
  const given = await readFormWith(form, { login: '', reason: '', password: '', ...values }, () =>
    proveAgain(acting, { password: values.password ?? '' }),
  )
  return await asHall(tx, async tx => {
    const account = await accountAtCounter(tx, who, given.login)
    if (!account) return refuse('invalid', '没有找到这个号码的网厅账号，或单位不在本统筹区。', 'login')
    if (!hasSecondFactor(await factorsOf(tx, account.account_no))) {
      refuse('conflict', '该账号没有开启二次验证，用密码即可登录。', 'login')
    }
    await clearFactors(tx, acting, account, `二次验证已由经办窗口重置（核实情况：${given.reason}）`)
    return account.name
  })
}

async function accountAtCounter(tx: Tx, who: OfficerActor, login: string): Promise<AccountRow | undefined> {
  const person = await findAccount(tx, 'person', login)
  if (person) return person
  const unit = await findUnitByCreditCode(tx, login)
  const near = unit?.areaCode.startsWith(areaPrefix(who.areaCode))
  return unit && near ? await findAccount(tx, 'operator', unit.unitNo) : undefined
}
