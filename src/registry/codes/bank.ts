import { cleanNumber } from '../fields/clean-code.ts'

/** Normalises a bank account number: half-width, without blanks, hyphens and invisible marks. */
export const normaliseAccountNo = cleanNumber

/**
 * The problem with a normalised corporate account number, or undefined. Corporate accounts have no check digit (Luhn
 * holds for cards only), so only the form is checked.
 */
export function corporateAccountFault(account: string): string | undefined {
  if (account === '') return '请填写银行账号。'
  if (!/^\d+$/.test(account)) return '银行账号只能是数字，请核对开户许可证或基本存款账户信息。'
  if (account.length < 8 || account.length > 32)
    return `银行账号应为 8 到 32 位数字，现在是 ${account.length} 位。`
  if (/^(\d)\1+$/.test(account)) return '银行账号不能全是同一个数字，请核对。'
  return undefined
}

/** The problem with a 联行号 (12 digits, check digit ISO 7064 MOD 11,10), or undefined. */
export function bankCodeFault(code: string): string | undefined {
  if (!/^\d{12}$/.test(code)) return '联行号应为 12 位数字。'
  let product = 10
  for (const digit of code.slice(0, 11)) {
    product = (((product + Number(digit)) % 10 || 10) * 2) % 11
  }
  return (11 - product) % 10 === Number(code[11]) ? undefined : '联行号的校验位不符，请核对。'
}
