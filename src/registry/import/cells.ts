import { fenFromYuan } from '#platform'
import { birthDateOf, idNoFault } from '../codes/id-no.ts'
import { mobileFault } from '../codes/mobile-fault.ts'
import { cleanIdNo } from '../fields/clean-id-no.ts'
import { cleanMobile } from '../fields/clean-mobile.ts'
import { cleanText } from '../fields/clean-text.ts'
import { brokenText } from './broken-text.ts'
import { lostDigits } from './lost-digits.ts'
import {
  restored,
  restoredCount,
  restoredDay,
  restoredMonth,
  restoredNumber,
  restoredWord,
  restoredYuan,
  unwrapped,
} from './restored.ts'

/** The problem with a cell, in words. */
export class Wrong {
  readonly reason: string
  constructor(reason: string) {
    this.reason = reason
  }
}

/**
 * Parses one cell, trimmed: what is certain is taken, everything else is reported, nothing is guessed. Hand-written
 * because twelve million rows pass through here; still the only definition of each column. `today` is the business day.
 */
export type Cell<T> = (text: string, today: string) => T | Wrong

/**
 * Reads a cell as it is written in the contract, and only one that fails once more as people and spreadsheets write it:
 * files of other systems lose no time to those of Excel.
 */
const tolerant =
  <T>(strict: Cell<T>, restore: (text: string) => string): Cell<T> =>
  (text, today) => {
    const value = strict(text, today)
    if (!(value instanceof Wrong)) return value
    const meant = restore(text)
    const second = meant === text ? value : strict(meant, today)
    if (!(second instanceof Wrong)) return second
    const lost = lostDigits(text)
    return lost === undefined ? second : new Wrong(lost)
  }

/** The same, or null where there is nothing, or nothing that can be seen. */
function optional<T>(cell: Cell<T>): Cell<T | null> {
  return (text, today) => {
    if (text === '') return null
    const value = cell(text, today)
    return value instanceof Wrong && restored(text) === '' ? null : value
  }
}

const matching = (form: RegExp, reason: string, restore: (text: string) => string): Cell<string> => {
  const wrong = new Wrong(reason)
  return tolerant(text => (form.test(text) ? text : wrong), restore)
}

const longest = 200
const empty = new Wrong('不能为空')
const long = new Wrong(`过长，最多 ${longest} 个字`)
/** Characters that text rarely has: those that spreadsheets and pastes add, and damage. */
const unusual = /锟斤拷|[^\p{L}\p{N}\p{Ps}\p{Pe}\p{Pd} .,·、，。：；]/u

export const text: Cell<string> = value => {
  const words = unusual.test(value) ? restoredText(value) : value
  if (typeof words !== 'string') return words
  return words === '' ? empty : words.length > longest ? long : words
}

export const optionalText = optional(text)

function restoredText(value: string): string | Wrong {
  const damage = brokenText(value) ?? lostDigits(value)
  if (damage !== undefined) return new Wrong(damage)
  return cleanText(unwrapped(value)).replaceAll('\u00a0', ' ')
}

const notFlag = new Wrong('应为 0 或 1')
export const flag: Cell<boolean> = tolerant(
  value => (value === '0' || value === '1' ? value === '1' : notFlag),
  restoredCount,
)
export const unitNo = matching(/^\d{12}$/, '单位编号应为 12 位数字', restoredNumber)
export const optionalUnitNo = optional(unitNo)
export const areaCode = matching(/^\d{6}$/, '区划代码应为 6 位数字', restoredNumber)
export const optionalAreaCode = optional(areaCode)
export const month = matching(/^(19|20)\d{2}(0[1-9]|1[0-2])$/, '月份应为 YYYYMM，例如 202301', restoredMonth)
export const optionalMonth = optional(month)

const notPeople = new Wrong('应为不小于 0 的整数')
/** A number of people. */
export const people: Cell<number> = tolerant(
  value => (/^\d{1,7}$/.test(value) ? Number(value) : notPeople),
  restoredCount,
)

const notYuan = new Wrong('金额应为不小于 0、最多两位小数的元')
/** An amount in yuan, read as fen. */
export const yuan: Cell<number> = tolerant(value => {
  const fen = fenFromYuan(value)
  return fen === undefined || fen < 0 ? notYuan : fen
}, restoredYuan)

const notDay = new Wrong('日期应为 YYYY-MM-DD，例如 2023-01-15')
const day: Cell<string> = value => {
  const [, year, monthNo, dayNo] = /^((?:19|20)\d{2})-(\d{2})-(\d{2})$/.exec(value) ?? []
  return Number(dayNo) >= 1 && Number(dayNo) <= daysIn(Number(year), Number(monthNo)) ? value : notDay
}
/** A calendar date, or empty. */
export const optionalDay = optional(tolerant(day, restoredDay))

function daysIn(year: number, monthNo: number): number {
  if (monthNo === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [31, 0, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][monthNo - 1] ?? 0
}

const restoredIdNo = (cell: string) => cleanIdNo(restored(cell))
const firstBirth = '1900-01-01'
export const idNo: Cell<string> = tolerant((value, today) => {
  const normal = value.toUpperCase()
  const fault = idNoFault(normal)
  if (fault !== undefined) return new Wrong(fault)
  const birth = birthDateOf(normal)
  if (birth > today) return new Wrong(`出生日期 ${birth} 还没有到，请核对证件号码`)
  return birth < firstBirth ? new Wrong(`出生日期 ${birth} 早于 1900 年，请核对证件号码`) : normal
}, restoredIdNo)

/** One of a fixed list; the error message names the choices. */
export const oneOf = <T extends string>(allowed: readonly T[], reason: string): Cell<T> => {
  const wrong = new Wrong(reason)
  return tolerant(value => allowed.find(one => one === value) ?? wrong, restoredWord)
}

/** The same, or empty. */
export const optionalOneOf = <T extends string>(allowed: readonly T[], reason: string): Cell<T | null> =>
  optional(oneOf(allowed, reason))

/** An optional code, cleaned and validated as its kind is in a form. */
export const coded = (
  clean: (text: string) => string,
  fault: (code: string) => string | undefined,
): Cell<string | null> =>
  tolerant(
    code => {
      const reason = code === '' ? undefined : fault(code)
      return reason === undefined ? code || null : new Wrong(reason)
    },
    cell => clean(restored(cell)),
  )

/** A mobile number, or empty. */
export const optionalMobile = coded(cleanMobile, mobileFault)
