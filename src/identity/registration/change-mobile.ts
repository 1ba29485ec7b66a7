import { blindIndex, seal, sendSms, type Tx } from '#platform'
import { type MobileChange, maskMobile, recordMobile } from '#registry'
import { findAccount, mobileOf } from '../account/account.ts'
import type { Acting } from '../acting.ts'
import { sealed } from '../sealed.ts'
import { endSessions } from '../session/end-sessions.ts'
import { identity } from '../tables.ts'

/**
 * Puts a person's mobile on record, and into their account if they have one; its sessions end. The numbers before hear
 * of it. Nothing where the number is on record and in use already.
 */
export async function changeMobile(tx: Tx, acting: Acting, change: Omit<MobileChange, 'at'>): Promise<void> {
  const { person, mobile } = change
  const account = await findAccount(tx, 'person', person.idNo)
  const before = account && mobileOf(account)
  if (person.mobile === mobile && (before ?? mobile) === mobile) return
  await recordMobile(tx, { ...change, at: acting.at })
  if (account && before !== mobile) {
    await identity(tx)
      .updateTable('identity.account')
      .set({
        mobile_sealed: seal(mobile, sealed.mobile, account),
        mobile_index: blindIndex(mobile, 'mobile'),
      })
      .where('account_no', '=', account.account_no)
      .execute()
    await endSessions(tx, account.account_no, acting.at)
  }
  const where = change.source === 'counter' ? '社保经办机构窗口' : '身份认证'
  const text = `您在社保系统登记的手机号码已通过${where}变更为 ${maskMobile(mobile)}，本号码不再接收验证码。如非本人办理，请立即联系参保地社保经办机构。`
  const told = new Set([person.mobile, before].filter(old => old && old !== mobile))
  for (const old of told) if (old) await sendSms(tx, acting.at, { mobile: old, text })
}
