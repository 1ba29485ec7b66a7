import type { AgeGroup } from '#casework'
import type { Bar } from '#ui'

const bands = [
  { label: '0—5 个工作日', from: 0, to: 5 },
  { label: '6—10 个工作日', from: 6, to: 10 },
  { label: '11—20 个工作日', from: 11, to: 20 },
  { label: '20 个工作日以上', from: 21, to: Number.POSITIVE_INFINITY },
] as const

/** Age of open cases; each bar links to the desk, filtered by submission date. */
export function agesOf(ages: readonly AgeGroup[], asked: Readonly<Record<string, string>>): Bar[] {
  if (ages.length === 0) return []
  return bands.map(({ label, from, to }) => {
    const own = ages.filter(age => age.workingDays >= from && age.workingDays <= to)
    const days = own.map(age => age.submittedOn).sort((one, other) => one.localeCompare(other))
    const [first, last] = [days[0], days.at(-1)]
    const search = new URLSearchParams({ state: 'open', ...asked, from: first ?? '', to: last ?? '' })
    return {
      label,
      value: own.reduce((sum, age) => sum + age.count, 0),
      ...(first ? { href: `/agency?${search}` } : {}),
    }
  })
}
