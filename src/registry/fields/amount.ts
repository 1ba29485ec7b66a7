import { halfWidth } from '../../platform/half-width.ts'
import { withoutInvisible } from '../../platform/invisible.ts'

/**
 * An amount in yuan in plain digits: without ¥ and 元, separators between groups of three digits, and zeros beyond fen.
 * Other commas stay, since 12,5 may be 125 or 12.5.
 */
export function cleanAmount(text: string): string {
  const plain = halfWidth(withoutInvisible(text))
    .trim()
    .replace(/^[¥￥]\s*|\s*元$/g, '')
  const whole = /^(-?)(\d{1,3}(?:[,\s]\d{3})+|\d+)(\.\d+)?$/.exec(plain)
  if (!whole) return plain
  return (
    (whole[1] || '') + (whole[2] || '').replace(/[,\s]/g, '') + (whole[3] || '').replace(/^(\.\d\d)0+$/, '$1')
  )
}

export function amountFault(amount: string): string | undefined {
  return /^\d{1,13}(?:\.\d{1,2})?$/.test(amount)
    ? undefined
    : '请填写金额，单位元，最多两位小数，如 72000.00。'
}
