/** Area codes from `from` up to, but without, `to`, compared byte by byte. */
export interface AreaRange {
  readonly from: string
  readonly to: string
}

/** The codes below an area (GB/T 2260): 410000 covers ['41', '42'), 410100 ['4101', '4102'), 410783 itself. */
export function areaRange(areaCode: string): AreaRange {
  const from = areaPrefix(areaCode)
  return { from, to: from.slice(0, -1) + String.fromCharCode(from.charCodeAt(from.length - 1) + 1) }
}

/** GB/T 2260: 410000 covers 41…, 410100 covers 4101…, 410783 itself. */
export function areaPrefix(areaCode: string): string {
  return areaCode.replace(/(00){1,2}$/, '')
}

/** GB/T 2260: the last two digits of a city or a province are 00. */
export const isCounty = (areaCode: string): boolean => !areaCode.endsWith('00')
