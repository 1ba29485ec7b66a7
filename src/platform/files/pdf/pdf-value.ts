/**
 * A PDF object as qpdf writes it in JSON (version 2): names begin with `/`, strings with `u:` (text) or `b:` (bytes in
 * hexadecimal), references end with ` R`.
 */
export type PdfValue = null | boolean | number | string | readonly PdfValue[] | PdfDictionary

export interface PdfDictionary {
  readonly [key: string]: PdfValue
}

export const isDictionary = (value: PdfValue | undefined): value is PdfDictionary =>
  typeof value === 'object' && value !== null && !isList(value)

export const isList = (value: PdfValue | undefined): value is readonly PdfValue[] => Array.isArray(value)

export const isReference = (value: PdfValue | undefined): value is string =>
  typeof value === 'string' && /^\d+ \d+ R$/.test(value)

/** The text of a string object; undefined for anything else. */
export function textOf(value: PdfValue | undefined): string | undefined {
  if (typeof value !== 'string') return undefined
  if (value.startsWith('u:')) return value.slice(2)
  return value.startsWith('b:') ? Buffer.from(value.slice(2), 'hex').toString('latin1') : undefined
}

/** Every dictionary in a value, however deep; references are not followed. */
export function dictionariesIn(value: PdfValue): PdfDictionary[] {
  const found: PdfDictionary[] = []
  const waiting = [value]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next !== 'object' || next === null) continue
    if (isDictionary(next)) found.push(next)
    for (const inner of Object.values(next)) waiting.push(inner)
  }
  return found
}
