import { z } from 'zod'
import { areaPrefix, asHall, readFormWith, refuse, type Tx } from '#platform'
import { typedWords } from '#registry'
import { type AccountRow, findAccount, getAccount } from '../account/account.ts'
import type { Acting, OfficerActor, SystemActor } from '../acting.ts'
import { clearFactors } from './clear-factors.ts'
import { proveAgain } from './prove-again.ts'

const form = z.object({
  officer: z.string().regex(/^\d{1,15}$/, '请选择经办人员。'),
  reason: typedWords({ least: 2, most: 100, missing: '请填写重置原因。' }),
  password: z.string(),
})

/**
 * 重置二次验证 of another officer, by an administrator of the same area or one above: removes all passkeys, the time code and
 * recovery codes, and ends every session; the officer is told at the next login. Not for oneself.
 * @returns the officer's name. @throws Refusal at `officer`, `reason` or `password`.
 */
export async function resetSecondFactor(
  tx: Tx,
  acting: Acting<OfficerActor>,
  values: Readonly<Record<string, string>>,
): Promise<string> {
  const { who } = acting
  if (who.role !== 'admin') refuse('forbidden', '只有管理员可以重置经办人员的二次验证。')
  const given = await readFormWith(form, { password: '', ...values }, () =>
    proveAgain(acting, { password: values.password ?? '' }),
  )
  if (Number(given.officer) === who.accountNo) {
    refuse('forbidden', '不能重置自己的二次验证，请由另一位管理员办理。', 'officer')
  }
  return await asHall(tx, async tx => {
    const account = await officerBelow(tx, who, Number(given.officer))
    const words = `二次验证已由${who.name}重置（原因：${given.reason}）`
    await clearFactors(tx, acting, account, words)
    return account.name
  })
}

/** The same from the server's command line, for an administrator locked out with no one above. */
export async function resetSecondFactorOf(tx: Tx, acting: Acting<SystemActor>, login: string): Promise<void> {
  await asHall(tx, async tx => {
    const account = await findAccount(tx, 'officer', login)
    if (!account) return refuse('not-found', `没有用户名为 ${login} 的经办人员。`)
    await clearFactors(tx, acting, account, '二次验证已由系统运维人员重置')
  })
}

async function officerBelow(tx: Tx, who: OfficerActor, accountNo: number): Promise<AccountRow> {
  const account = await getAccount(tx, accountNo).catch(() => undefined)
  const below =
    account?.kind === 'officer' &&
    account.disabled_at === null &&
    (account.area_code ?? '').startsWith(areaPrefix(who.areaCode))
  return below ? account : refuse('not-found', '没有这位经办人员，或不在您的管辖范围内。', 'officer')
}
