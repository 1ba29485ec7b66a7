import { type Catalogue, isDecided, type StateGroup } from '#casework'
import { shownYuan } from '#platform'
import type { Bar } from '#ui'

type Asked = Readonly<Record<string, string>>

/** Amount requested per stage: 申请中, 审核中, the steps after approval by their own names (公示中, 待拨付), 已办结. */
export function moneyOf(groups: readonly StateGroup[], catalogue: Catalogue, asked: Asked): Bar[] {
  const later = new Map(
    [...catalogue.values()].flatMap(item =>
      item.steps.flatMap(step => (isDecided(step.code) ? [] : [[step.code, step.standing] as const])),
    ),
  )
  const bar = (label: string, search: Asked, fits: (group: StateGroup) => boolean): Bar => {
    const fen = groups.filter(fits).reduce((sum, group) => sum + group.amountFen, 0)
    return {
      label,
      value: fen,
      shown: shownYuan(fen),
      href: `/agency?${new URLSearchParams({ ...asked, ...search })}`,
    }
  }
  return [
    bar('申请中', { state: 'submitted' }, one => one.state === 'submitted'),
    bar('审核中', { state: 'accepted' }, one => one.state === 'accepted' && isDecided(one.step)),
    ...[...later].map(([code, name]) =>
      bar(name, { state: code }, one => one.state === 'accepted' && one.step === code),
    ),
    bar(later.has('payment') ? '已拨付' : '已办结', { state: 'passed' }, one => one.state === 'passed'),
  ]
}
