import { cleanCode } from './clean-code.ts'

/** A month as YYYYMM, also if written 2023-09, 2023/9, 2023.09 or 2023年9月. */
export function cleanMonth(text: string): string {
  const plain = cleanCode(text)
  const [, year, month] = /^(\d{4})(?:[-/.\u2010-\u2015]|年)(\d{1,2})(?:月份?)?$/.exec(plain) || []
  if (year === undefined || month === undefined) return plain
  return year + (month.length === 1 ? `0${month}` : month)
}

export function monthFault(month: string): string | undefined {
  return /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])$/.test(month) ? undefined : '请输入年月 6 位数字，如 202308。'
}
