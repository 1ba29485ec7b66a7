import type { DisplaySection } from '#casework'
import type { DeferralRound, Sourced } from '#registry'
import { unitBlock } from '../unit-facts.ts'
import type { Facts } from './facts.ts'

interface Asked extends Pick<Facts, 'policy' | 'open' | 'today'> {
  readonly unit: Pick<Facts['unit'], 'size' | 'unitType'>
}

/** Why it cannot be filed today: which policy ended when, and what can be done. */
export function whyClosed({ policy, open, today, unit }: Asked): string | undefined {
  if (open.length > 0) return undefined
  const accepting = policy.rounds.filter(
    ({ applications: { from, to } }) => from.value <= today && today <= to.value,
  )
  if (accepting.length > 0) {
    return `现在受理的缓交政策（${documentsOf(accepting)}）不适用于${unit.size ?? ''}${unit.unitType}。${instead}`
  }
  const ended = policy.rounds.filter(({ applications }) => applications.to.value < today)
  const later = policy.notFound.filter(({ from }) => from <= today)
  const words = [
    ...(ended.length > 0 ? endings(ended) : ['本单位所在的统筹区没有登记缓交社会保险费的政策']),
    ...later.map(
      ({ document, missing }) =>
        `${document}允许困难企业申请缓缴，但没有找到${missing}的公开文件，本厅暂不受理`,
    ),
  ]
  return `${words.join('；')}。${instead}`
}

const instead = '已经批准缓交的，请到“缓缴和补缴”查看还应补缴的金额和期限；其他困难请咨询参保地社保经办机构。'

/** Rounds that ended on the same day by the same source are named together. */
function endings(rounds: readonly DeferralRound[]): string[] {
  const last = Map.groupBy(rounds, ({ applications: { to } }) => `${to.value}${noteOf(to)}`)
  return [...last].map(([day, ended]) => `${documentsOf(ended)}的缓交申报已于 ${day}截止`)
}

const documentsOf = (rounds: readonly DeferralRound[]) =>
  [...new Set(rounds.map(one => one.document))].join('、')

/** The unit, and by which policies it may defer what today, each figure with its document. */
export const blockOf = (facts: Facts): readonly DisplaySection[] => [
  ...unitBlock(facts),
  ...(facts.open.length === 0
    ? []
    : [
        {
          title: '现在受理的缓交政策（只缓交单位缴费部分）',
          rows: facts.open.map(round => ({ label: round.document, value: roundWords(round) })),
        },
      ]),
]

function roundWords(round: DeferralRound): string {
  const months = round.insurances.map(
    ({ insurance, from, to }) => `${insurance} ${shown(from, round)} 至 ${shown(to, round)}`,
  )
  return [
    `适用：${round.grounds.join('、')}`,
    `费款所属期：${months.join('，')}`,
    `最多 ${shown(round.mostMonths, round)} 个月`,
    `补缴截止：${shown(round.paidUpBy, round)}，期限内免收滞纳金`,
    `申报截止：${shown(round.applications.to, round)}`,
  ].join('；')
}

const shown = (figure: Sourced<string | number>, { document }: Pick<DeferralRound, 'document'>) =>
  `${figure.value}${figure.source === document ? '' : noteOf(figure)}`

const noteOf = ({ source }: Sourced<unknown>) => `〔${source}〕`
