const digits = '零一二三四五六七八九'

/** 长垣市2023年度失业保险稳岗返还公示（第一批）; `nth` counts from 1. */
export function publicityTitle(of: {
  readonly areaName: string
  readonly subject: string
  readonly matter: string
  readonly nth: number
}): string {
  const year = /^\d{4}$/.test(of.subject) ? `${of.subject}年度` : ''
  return `${of.areaName}${year}${of.matter}公示（第${chineseNumber(of.nth)}批）`
}

/** 1 to 99 in Chinese: 一, 十, 十二, 二十. */
function chineseNumber(number: number): string {
  const ten = Math.floor(number / 10)
  const one = number % 10
  if (ten === 0 || ten > 9) return ten === 0 ? (digits[one] ?? '') : String(number)
  return `${ten > 1 ? digits[ten] : ''}十${one > 0 ? digits[one] : ''}`
}
