import { type Catalogue, isDecided, type StateGroup } from '#casework'
import type { Stack } from '#ui'

/** One segment of a bar, with the cases that count towards it. */
export interface Part {
  readonly name: string
  fits(group: StateGroup): boolean
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
      fits: (one: StateGroup) => one.state === 'accepted' && one.step === code,
    })),
    { name: '已办结', fits: one => one.state === 'passed' },
    {
      name: '退回或未通过',
      fits: one => one.state === 'returned' || one.state === 'declined' || one.state === 'revoked',
    },
  ]
}

interface By<Group> {
  /** the filter of the desk that a bar leads to */
  readonly by: 'area' | 'size'
  keyOf(group: Group): string
  /** additional desk filter */
  readonly asked: Readonly<Record<string, string>>
  nameOf(key: string): string
  /** the order of the bars, if not by key */
  readonly order?: readonly string[]
}

/** One bar per area or size, linking to its cases on the desk. */
export function progressBy<Group extends StateGroup>(
  groups: readonly Group[],
  parts: readonly Part[],
  { by, keyOf, asked, nameOf, order = [] }: By<Group>,
): Stack[] {
  const place = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length)
  const bars = [...Map.groupBy(groups, keyOf)].sort(
    ([one], [other]) => place(one) - place(other) || one.localeCompare(other),
  )
  return bars.map(([key, own]) => {
    const search = new URLSearchParams({ ...asked, [by]: key })
    return {
      label: nameOf(key),
      values: parts.map(part =>
        own.filter(group => part.fits(group)).reduce((sum, group) => sum + group.count, 0),
      ),
      ...(key ? { href: `/agency?${search}` } : {}),
    }
  })
}
