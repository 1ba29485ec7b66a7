import { halfWidth, withoutInvisible } from '#platform'

/**
 * What a cell of digits and signs meant before a spreadsheet or a paste changed its looks: full-width characters,
 * blanks, zero-width characters, ="…" and the apostrophe that both mark text in Excel.
 */
export function restored(cell: string): string {
  return withoutInvisible(halfWidth(cell))
    .trim()
    .replace(/^="(.*)"$/, '$1')
    .replace(/^['’‘`]/, '')
    .trim()
}

const wholeNumber = /^(\d+)\.0+$/

/** A number that is a name: 410783000005.0 is what a program makes that reads it as a quantity. */
export const restoredNumber = (cell: string): string => restored(cell).replace(wholeNumber, '$1')

/** A code of letters and digits, which people write in groups. */
export const restoredCode = (cell: string): string => restored(cell).replace(/[\s-]/g, '')

/** A mobile number, also with the prefix of the country. */
export const restoredMobile = (cell: string): string =>
  restoredCode(cell).replace(/^(?:\+?86)(?=1\d{10}$)/, '')

const grouped = /^\d{1,3}(?:,\d{3})+(?=$|\.)/

/** A count: 1,200 and 30.00. */
export const restoredCount = (cell: string): string =>
  withoutCommas(restored(cell)).replace(wholeNumber, '$1')

/** An amount in yuan: ¥1,000.00, 1000.0000. */
export function restoredYuan(cell: string): string {
  const amount = restored(cell)
    .replace(/^[¥￥]\s*/, '')
    .replace(/\s*元$/, '')
  return withoutCommas(amount).replace(/^(\d+\.\d\d)0+$/, '$1')
}

const withoutCommas = (number: string) => (grouped.test(number) ? number.replaceAll(',', '') : number)

const monthForms = [
  /^((?:19|20)\d\d)[-/.](\d{1,2})$/,
  /^((?:19|20)\d\d)年(\d{1,2})月份?$/,
  // What Excel makes of 2023-01: the first day of the month.
  /^((?:19|20)\d\d)[-/.](\d{1,2})[-/.]0?1(?: 0?0:00(?::00)?)?$/,
]

/** A month: 2023-01, 2023/1, 2023年1月, 2023/1/1. */
export function restoredMonth(cell: string): string {
  const text = restoredNumber(cell)
  for (const form of monthForms) {
    const [, year, month] = form.exec(text) ?? []
    if (year && month) return year + month.padStart(2, '0')
  }
  return text
}

const dayForms = [
  /^((?:19|20)\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?:[ T]\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?)?$/,
  /^((?:19|20)\d\d)(年)(\d{1,2})月(\d{1,2})日?$/,
  /^((?:19|20)\d\d)()(\d\d)(\d\d)(?:\.0+)?$/,
]

/** A day: 2023/1/15, 2023.1.15, 2023年1月15日, 20230115, also with a time of day. */
export function restoredDay(cell: string): string {
  const text = restored(cell)
  for (const form of dayForms) {
    const [, year, , month, day] = form.exec(text) ?? []
    if (year && month && day) return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  }
  return text
}
