import type { z } from 'zod'
import type { Finding } from '#platform'
import { type DeferralRound, type Insurance, overlapping } from '#registry'
import type { Facts } from './facts.ts'
import type { schema } from './form.ts'

type Data = z.output<typeof schema>
type Asked = Pick<Data, 'ground' | 'insurance' | 'from' | 'to'>

/** What the policies say about the months that a unit asks for, and what it was granted before. */
export function rules({ open, granted }: Pick<Facts, 'open' | 'granted'>, data: Data): Finding[] {
  const order = data.from > data.to ? [{ field: 'to', sentence: '缓交终止月份不能早于起始月份。' }] : []
  const [before] = overlapping(granted, {
    insurance: data.insurance,
    fromMonth: data.from,
    toMonth: data.to,
  })
  return [
    ...order,
    ...(order.length === 0 ? againstPolicy(open, data) : []),
    ...(before
      ? [
          {
            field: 'from',
            sentence: `${before.insurance} ${before.fromMonth} 至 ${before.toMonth} 已经批准缓交，不能重复申报。`,
          },
        ]
      : []),
  ]
}

/** The round by which a unit may defer what it asks for. */
export const roundFor = (rounds: readonly DeferralRound[], asked: Asked): DeferralRound | undefined =>
  rounds.find(round => round.grounds.includes(asked.ground) && spanOf(round, asked) && fits(round, asked))

function againstPolicy(open: readonly DeferralRound[], asked: Asked): Finding[] {
  if (roundFor(open, asked)) return []
  const ofGround = open.filter(round => round.grounds.includes(asked.ground))
  if (ofGround.length === 0) {
    const grounds = open.flatMap(round => round.grounds).join('、')
    return [{ field: 'ground', sentence: `本单位现在不能按“${asked.ground}”缓交，可以选择：${grounds}。` }]
  }
  const ofInsurance = ofGround.filter(round => spansOf(round, asked.insurance).length > 0)
  if (ofInsurance.length === 0) {
    return [{ field: 'insurance', sentence: `按“${asked.ground}”不能缓交${asked.insurance}。` }]
  }
  const within = ofInsurance.find(round => spanOf(round, asked))
  if (within) return [{ field: 'to', sentence: `缓交期限不超过 ${within.mostMonths.value} 个月。` }]
  const spans = ofInsurance.flatMap(round =>
    spansOf(round, asked.insurance).map(
      ({ from, to }) => `${from.value} 至 ${to.value}（${round.document}）`,
    ),
  )
  const tooEarly = ofInsurance.every(round =>
    spansOf(round, asked.insurance).every(({ from }) => asked.from < from.value),
  )
  return [
    {
      field: tooEarly ? 'from' : 'to',
      sentence: `按“${asked.ground}”，${asked.insurance}可以缓交的月份是 ${spans.join('、')}。`,
    },
  ]
}

const spansOf = (round: DeferralRound, insurance: Insurance) =>
  round.insurances.filter(one => one.insurance === insurance)

const spanOf = (round: DeferralRound, { insurance, from, to }: Asked) =>
  spansOf(round, insurance).find(one => one.from.value <= from && to <= one.to.value)

const fits = ({ mostMonths }: DeferralRound, { from, to }: Asked) => countMonths(from, to) <= mostMonths.value

/** Number of months between two YYYYMM, both included. */
function countMonths(from: string, to: string): number {
  const count = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(4))
  return count(to) - count(from) + 1
}
