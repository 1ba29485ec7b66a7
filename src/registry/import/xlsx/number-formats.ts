import type { Archive } from './open-archive.ts'
import { readXml } from './read-xml.ts'

/** How numbers of one cell format are shown: as days, or with leading zeros up to so many digits. */
export type NumberFormat = 'day' | { readonly digits: number } | undefined

/** Formats of days and times that are known by their number alone; 27 to 36 and 50 to 58 are those of Chinese. */
const isDayByNumber = (id: number) =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)

/** The format of each cell style, in their order. */
export async function numberFormats(archive: Archive, part: string | undefined): Promise<NumberFormat[]> {
  if (part === undefined || !archive.has(part)) return []
  const codes = new Map<number, string>()
  const formats: NumberFormat[] = []
  let inCells = false
  const events = {
    open(name: string, { numFmtId, formatCode }: Readonly<Record<string, string>>) {
      if (name === 'numFmt') codes.set(Number(numFmtId), formatCode ?? '')
      if (name === 'cellXfs') inCells = true
      if (name === 'xf' && inCells) formats.push(formatOf(Number(numFmtId ?? 0), codes))
    },
    close(name: string) {
      if (name === 'cellXfs') inCells = false
    },
    text: () => {},
  }
  for await (const _ of readXml(archive.textOf(part), events));
  return formats
}

function formatOf(id: number, codes: ReadonlyMap<number, string>): NumberFormat {
  const code = codes.get(id)
  if (code === undefined) return isDayByNumber(id) ? 'day' : undefined
  if (/^0{2,}$/.test(code)) return { digits: code.length }
  return isDay(code) ? 'day' : undefined
}

/** A format of days has year, month or day outside of quotes, brackets and escapes, in its part for positive numbers. */
function isDay(code: string): boolean {
  const letters = code.replace(/"[^"]*"|\[[^\]]*\]|[\\_*]./g, '').split(';')[0] ?? ''
  return !/general/i.test(letters) && /[ymd]/i.test(letters.replace(/am\/pm/i, ''))
}
