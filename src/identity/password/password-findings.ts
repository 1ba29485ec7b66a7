import { commonPasswords } from './common-passwords.ts'

const advice = '请设置新的密码，推荐输入8位到15位的密码，至少包含数字、字母和特殊字符中的两种。'
const least = 8
const most = 64

/**
 * The problems with a new password, as sentences; empty if it is acceptable: 8 to 64 characters (longer than the
 * manual's limit of 15 is fine), two of digits, letters and others, not a common password, and containing none of the
 * user's `own` values (ID number, mobile, account, name).
 */
export function passwordFindings(password: string, own: readonly string[]): string[] {
  const length = [...password].length
  if (length > most) return [`密码最长${most}位，请缩短后重新输入。`]
  const kinds = [/\d/, /[A-Za-z]/, /[^A-Za-z\d]/].filter(kind => kind.test(password)).length
  if (length < least || kinds < 2) return [advice]
  const lower = password.toLowerCase()
  if (commonPasswords.has(lower)) return ['这个密码太常见，容易被猜中，请换一个。']
  if (own.flatMap(guessable).some(text => lower.includes(text))) {
    return ['密码不能包含您的证件号码、手机号码、账号或姓名，请换一个。']
  }
  return []
}

/** A value and its last eight characters, in lower case; skipped when so short that it would match by chance. */
function guessable(text: string): string[] {
  const whole = text.trim().toLowerCase()
  const shortest = /\p{Script=Han}/u.test(whole) ? 2 : 4
  const tail = /\d/.test(whole) ? [whole.slice(-8)] : []
  return [whole, ...tail].filter(part => [...part].length >= shortest)
}
