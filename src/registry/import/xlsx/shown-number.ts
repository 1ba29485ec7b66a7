import type { NumberFormat } from './number-formats.ts'

interface Counting {
  readonly format: NumberFormat
  readonly from1904: boolean
}

/** Spreadsheets keep fifteen digits of a number; what stands behind them is noise. */
const digitsKept = 15
const mostKept = 10 ** digitsKept

/**
 * A number as it was typed: without noise and without an exponent, as a day (2023-01-15, with the time of day if it has
 * one) where the cell is formatted so. A whole number of more than fifteen digits has lost the others and stays with an
 * exponent, which no column takes (lost-digits.ts).
 */
export function shownNumber(value: string, { format, from1904 }: Counting): string {
  if (format === undefined && isPlain(value)) return value
  const number = Number(value)
  if (value.trim() === '' || !Number.isFinite(number)) return value
  const day = format === 'day' ? dayOf(number, from1904) : undefined
  if (day !== undefined) return day
  const plain = plainNumber(number)
  return typeof format === 'object' && /^\d+$/.test(plain) ? plain.padStart(format.digits, '0') : plain
}

/** Most numbers, which need no second look: twelve million of them pass through here. */
const isPlain = (value: string) => value.length <= digitsKept && /^(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/.test(value)

function plainNumber(number: number): string {
  if (Math.abs(number) >= mostKept) return number.toExponential(digitsKept - 1)
  const text = String(Number(number.toPrecision(digitsKept)))
  return text.includes('e') ? number.toFixed(20).replace(/\.?0+$/, '') : text
}

const dayMs = 24 * 3600 * 1000
/** Day 1 of 1900 and of 1904. Spreadsheets believe that 1900 had a 29 February, their day 60. */
const [zero1900, zero1904] = [Date.UTC(1899, 11, 30), Date.UTC(1904, 0, 1)]
const leapThatWasNone = 60
const lastDay = 2_958_465

function dayOf(serial: number, from1904: boolean): string | undefined {
  if (serial < 1 || serial > lastDay || Math.floor(serial) === leapThatWasNone) return undefined
  const early = !from1904 && serial < leapThatWasNone ? 1 : 0
  const zero = from1904 ? zero1904 : zero1900
  const at = new Date(zero + Math.round((serial + early) * (dayMs / 1000)) * 1000).toISOString()
  const [day = '', time = ''] = at.slice(0, 19).split('T')
  return time === '00:00:00' ? day : `${day} ${time}`
}
