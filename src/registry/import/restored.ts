import { halfWidth } from '#platform'
import { cleanAmount } from '../fields/amount.ts'
import { cleanCode, cleanNumber } from '../fields/clean-code.ts'
import { cleanCount } from '../fields/clean-count.ts'
import { cleanText } from '../fields/clean-text.ts'
import { cleanDay } from '../fields/day.ts'
import { cleanMonth } from '../fields/month.ts'

/**
 * A text without ="…" and the apostrophe, which both mark text in Excel. This file takes off only what spreadsheets and
 * programs add to a table; the rest is cleaned by the rule that its kind has in forms.
 */
export const unwrapped = (cell: string): string =>
  cleanText(cell)
    .replace(/^="(.*)"$/s, '$1')
    .replace(/^'/, '')
    .trim()

/** A number that is a name: 410783000005.0 is what a program makes that reads it as a quantity. */
const quantity = /^(\d{1,15})\.0+$/

/**
 * A cell of digits and signs as it was before a spreadsheet took it for a quantity: of more than fifteen digits a
 * program has rounded the last ones.
 */
export const restored = (cell: string): string =>
  unwrapped(halfWidth(cell))
    .replace(/^[’‘`]/, '')
    .replace(quantity, '$1')

/** A word of a list, or what else has no blanks. */
export const restoredWord = (cell: string): string => cleanCode(restored(cell))

/** The number of a unit or an area. */
export const restoredNumber = (cell: string): string => cleanNumber(restored(cell))

/** A count: 1,200 and 30.00. */
export const restoredCount = (cell: string): string => cleanCount(restored(cell)).replace(quantity, '$1')

/** An amount in yuan: ¥1,000.00, 1000.0000. */
export const restoredYuan = (cell: string): string => cleanAmount(restored(cell))

/** What Excel makes of 2023-01: the first day of the month. */
const firstDay = /^((?:19|20)\d\d[-/.]\d{1,2})[-/.]0?1(?: 0?0:00(?::00)?)?$/

/** A month: 2023-01, 2023/1, 2023年1月, 2023/1/1. */
export const restoredMonth = (cell: string): string => cleanMonth(restored(cell).replace(firstDay, '$1'))

const timeOfDay = /[ T]\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?$/

/** A day: 2023/1/15, 2023.1.15, 2023年1月15日, 20230115, also with a time of day. */
export const restoredDay = (cell: string): string => cleanDay(restored(cell).replace(timeOfDay, ''))
