import { halfWidth } from '../../platform/half-width.ts'
import { withoutInvisible } from '../../platform/invisible.ts'

/** An amount in yuan in plain digits: without ¥ and 元, separators of thousands, and zeros beyond fen. */
export function cleanAmount(text: string): string {
  const plain = halfWidth(withoutInvisible(text))
    .trim()
    .replace(/^[¥￥]\s*|\s*元$/g, '')
  return withoutSeparators(plain).replace(/^(-?\d+\.\d\d)0+$/, '$1')
}

/** A number without separators between groups of three digits. Other commas stay, since 12,5 may be 125 or 12.5. */
export function withoutSeparators(number: string): string {
  return /^-?\d{1,3}(?:[,\s]\d{3})+(?:\.\d+)?$/.test(number) ? number.replace(/[,\s]/g, '') : number
}

export function amountFault(amount: string): string | undefined {
  return /^\d{1,13}(?:\.\d{1,2})?$/.test(amount)
    ? undefined
    : '请填写金额，单位元，最多两位小数，如 72000.00。'
}
