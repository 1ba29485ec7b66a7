import type { z } from 'zod'
import type { Finding } from '#platform'
import type { Facts } from './facts.ts'
import { points, type schema } from './form.ts'

/** What is objected to must be in the record, and what would be right is said where it can be. */
export function rules({ employment }: Pick<Facts, 'employment'>, data: z.output<typeof schema>): Finding[] {
  const { point, rightMonth, rightReason } = data
  const ended = employment?.end !== undefined
  const missing = (field: string, sentence: string) => [{ field, sentence }]
  switch (point) {
    case points.month:
      if (rightMonth === '') return missing('rightMonth', '请填写实际参保的第一个月。')
      return rightMonth === employment?.fromMonth
        ? missing('rightMonth', '与登记的参保年月相同，请核对。')
        : []
    case points.left:
      if (ended) return missing('point', '这条记录已经停保，不是仍在参保。')
      return rightMonth === '' ? missing('rightMonth', '请填写离职的年月。') : []
    case points.reason:
      if (!ended) return missing('point', '这条记录还没有减员，没有减员原因。')
      return rightReason === '' ? missing('rightReason', '请选择正确的减员原因。') : []
    default:
      return []
  }
}
