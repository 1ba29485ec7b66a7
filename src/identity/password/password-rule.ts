import { leaked } from './leaked.ts'

const advice = '请设置新的密码，推荐输入8位到15位的密码，至少包含数字、字母和特殊字符中的两种。'

/**
 * What is wrong with a new password: 8 to 64 characters, two of digits, letters and others, not one of those
 * everybody tries, and nothing of one's `own` (ID number, mobile, name). Longer than the manual's 15 is welcome.
 */
export function passwordFindings(password: string, own: readonly string[]): string[] {
  const length = [...password].length
  const kinds = [/\d/, /[A-Za-z]/, /[^A-Za-z\d]/].filter(kind => kind.test(password)).length
  if (length < 8 || length > 64 || kinds < 2) return [advice]
  const lower = password.toLowerCase()
  if (leaked.has(lower)) return ['这个密码太常见，容易被猜中，请换一个。']
  const guessable = own.flatMap(text => [text, text.slice(-8)]).filter(text => text.length >= 6)
  if (guessable.some(text => lower.includes(text.toLowerCase()))) return ['密码不能包含您的证件号码、手机号码或账号。']
  return []
}
