import { type CaseGroup, type Catalogue, isDecided } from '#casework'
import type { Stack } from '#ui'

/** One segment of a bar, with the cases that count towards it. */
export interface Part {
  readonly name: string
  fits(group: Pick<CaseGroup, 'state' | 'step' | 'itemCode'>): boolean
}

/** 待受理, 审核中, 公示中, 待拨付, 已办结, 退回或不予通过: six segments is the most that can be told apart. */
export function partsOf(catalogue: Catalogue): readonly Part[] {
  const after = new Map(
    [...catalogue.values()].flatMap(item =>
      item.steps.flatMap(step => (isDecided(step.code) ? [] : [[step.code, step.standing] as const])),
    ),
  )
  return [
    { name: '待受理', fits: one => one.state === 'submitted' },
    { name: '审核中', fits: one => one.state === 'accepted' && isDecided(one.step) },
    ...[...after].slice(0, 2).map(([code, name]) => ({
      name,
      fits: (one: Pick<CaseGroup, 'state' | 'step'>) => one.state === 'accepted' && one.step === code,
    })),
    { name: '已办结', fits: one => one.state === 'passed' },
    {
      name: '退回或未通过',
      fits: one => one.state === 'returned' || one.state === 'declined' || one.state === 'revoked',
    },
  ]
}

interface By {
  readonly of: 'areaCode' | 'size'
  /** additional desk filter */
  readonly asked: Readonly<Record<string, string>>
  nameOf(key: string): string
  /** the order of the bars, if not by key */
  readonly order?: readonly string[]
}

/** One bar per area or size, linking to its cases on the desk. */
export function progressBy(
  groups: readonly CaseGroup[],
  parts: readonly Part[],
  { of, asked, nameOf, order = [] }: By,
): Stack[] {
  const place = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length)
  const keys = [...new Set(groups.map(group => group[of] ?? ''))].sort(
    (one, other) => place(one) - place(other) || one.localeCompare(other),
  )
  return keys.map(key => {
    const own = groups.filter(group => (group[of] ?? '') === key)
    const search = new URLSearchParams({ ...asked, [of === 'size' ? 'size' : 'area']: key })
    return {
      label: nameOf(key),
      values: parts.map(part =>
        own.filter(group => part.fits(group)).reduce((sum, group) => sum + group.count, 0),
      ),
      ...(key ? { href: `/agency?${search}` } : {}),
    }
  })
}
