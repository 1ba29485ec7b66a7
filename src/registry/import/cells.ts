import { fenFromYuan } from '#platform'
import { idNoFault } from '../codes/id-no.ts'

/** The problem with a cell, in words. */
export class Wrong {
  readonly reason: string
  constructor(reason: string) {
    this.reason = reason
  }
}

/**
 * Parses one cell, trimmed, strictly: errors are reported, nothing is guessed. Hand-written because twelve million rows
 * pass through here; still the only definition of each column.
 */
export type Cell<T> = (text: string) => T | Wrong

const matching = (form: RegExp, reason: string): Cell<string> => {
  const wrong = new Wrong(reason)
  return text => (form.test(text) ? text : wrong)
}

const empty = new Wrong('不能为空')
const long = new Wrong('过长')
export const text: Cell<string> = value => (value === '' ? empty : value.length > 200 ? long : value)
export const optionalText: Cell<string | null> = value =>
  value === '' ? null : value.length > 200 ? long : value
const notFlag = new Wrong('应为 0 或 1')
export const flag: Cell<boolean> = value => (value === '0' || value === '1' ? value === '1' : notFlag)
export const unitNo = matching(/^\d{12}$/, '单位编号应为 12 位数字')
export const optionalUnitNo: Cell<string | null> = value => (value === '' ? null : unitNo(value))
export const areaCode = matching(/^\d{6}$/, '区划代码应为 6 位数字')
export const month = matching(/^(19|20)\d{2}(0[1-9]|1[0-2])$/, '月份应为 YYYYMM')

const notPeople = new Wrong('应为不小于 0 的整数')
/** A number of people. */
export const people: Cell<number> = value => (/^\d{1,7}$/.test(value) ? Number(value) : notPeople)

const notYuan = new Wrong('金额应为不小于 0、最多两位小数的元')
/** An amount in yuan, read as fen. */
export const yuan: Cell<number> = value => {
  const fen = fenFromYuan(value)
  return fen === undefined || fen < 0 ? notYuan : fen
}

const notDay = new Wrong('日期应为 YYYY-MM-DD')
/** A calendar date, or empty. */
export const optionalDay: Cell<string | null> = value => {
  if (value === '') return null
  const [, year, monthNo, day] = /^((?:19|20)\d{2})-(\d{2})-(\d{2})$/.exec(value) ?? []
  return Number(day) >= 1 && Number(day) <= daysIn(Number(year), Number(monthNo)) ? value : notDay
}

function daysIn(year: number, monthNo: number): number {
  if (monthNo === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [31, 0, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][monthNo - 1] ?? 0
}

export const idNo: Cell<string> = value => {
  const normal = value.toUpperCase()
  const fault = idNoFault(normal)
  return fault === undefined ? normal : new Wrong(fault)
}

/** One of a fixed list; the error message names the choices. */
export const oneOf = <T extends string>(allowed: readonly T[], reason: string): Cell<T> => {
  const wrong = new Wrong(reason)
  return value => allowed.find(one => one === value) ?? wrong
}

/** An optional code, validated by its rule if given. */
export const coded =
  (normalise: (text: string) => string, fault: (code: string) => string | undefined): Cell<string | null> =>
  value => {
    if (value === '') return null
    const code = normalise(value)
    const reason = fault(code)
    return reason === undefined ? code : new Wrong(reason)
  }
