import { startOfDay } from '#platform'

export function monthBounds(month: string): [Date, Date] {
  const year = Number(month.slice(0, 4))
  const number = Number(month.slice(4))
  const day = (y: number, m: number) => startOfDay(`${y}-${String(m).padStart(2, '0')}-01`)
  return [day(year, number), number === 12 ? day(year + 1, 1) : day(year, number + 1)]
}
