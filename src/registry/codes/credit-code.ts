import { cleanNumber } from '../fields/clean-code.ts'

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2]

/** Normalises a credit code: half-width, without blanks, hyphens and invisible marks, upper case. */
export const normaliseCreditCode = (text: string): string => cleanNumber(text).toUpperCase()

/**
 * The problem with a normalised 统一社会信用代码 (GB 32100-2015), or undefined. The organisation code inside it, characters 9
 * to 17, need not hold GB 11714: codes given before 2016 may break it (`organisationCodeHolds`). A few genuine codes have
 * a wrong check character; those cases go to the counter.
 */
export function creditCodeFault(code: string): string | undefined {
  if (code === '') return '请填写统一社会信用代码。'
  if (code.length !== 18) return `统一社会信用代码应为 18 位，现在是 ${code.length} 位。`
  const stranger = /[^0-9A-HJ-NP-RTUWXY]/.exec(code)?.[0]
  if (stranger) return `统一社会信用代码不会出现“${stranger}”（不使用 I、O、S、V、Z），请核对营业执照。`
  if (creditCheck(code) !== code.charAt(17)) {
    return '统一社会信用代码的校验位不符，请对照营业执照逐位核对；确认无误的，请持营业执照到社保经办机构窗口办理。'
  }
  return undefined
}

/** The check character (18th) for the first 17. */
export function creditCheck(code: string): string {
  const sum = weights.reduce((total, weight, i) => total + weight * alphabet.indexOf(code.charAt(i)), 0)
  return alphabet.charAt((31 - (sum % 31)) % 31)
}

/** Whether the organisation code in a credit code holds GB 11714. */
export function organisationCodeHolds(creditCode: string): boolean {
  const code = creditCode.slice(8, 17)
  const sum = organisationWeights.reduce(
    (total, weight, i) => total + weight * parseInt(code.charAt(i), 36),
    0,
  )
  const check = 11 - (sum % 11)
  return code.charAt(8) === (check === 10 ? 'X' : check === 11 ? '0' : String(check))
}
