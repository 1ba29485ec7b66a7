import { cleanCode } from './clean-code.ts'

const forms = [
  /^(\d{4})([-/.\u2010-\u2015])(\d{1,2})\2(\d{1,2})$/,
  /^(\d{4})(年)(\d{1,2})月(\d{1,2})日?$/,
  /^(\d{4})()(\d\d)(\d\d)$/,
]

/** A day as YYYY-MM-DD, also if written 2023/8/11, 2023.8.11, 2023年8月11日 or 20230811. */
export function cleanDay(text: string): string {
  const plain = cleanCode(text)
  for (let i = 0; i < forms.length; i += 1) {
    const [, year, , month, day] = (forms[i] as RegExp).exec(plain) || []
    if (year !== undefined) return `${year}-${twoDigits(month)}-${twoDigits(day)}`
  }
  return plain
}

/** Old browsers have no `padStart`. */
const twoDigits = (digits = '') => (digits.length === 1 ? `0${digits}` : digits)

export function dayFault(day: string): string | undefined {
  const real =
    /^(?:19|20)\d\d-\d\d-\d\d$/.test(day) && new Date(`${day}T00:00:00Z`).toJSON()?.slice(0, 10) === day
  return real ? undefined : '日期应为年-月-日，如 2023-08-11。'
}
