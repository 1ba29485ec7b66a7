import { z } from 'zod'
import { fenFromYuan } from '#platform'

const text = z.string('应为文字').min(1, '不能为空')
const area = z.string('应为 6 位区划代码').regex(/^\d{6}$/, '应为 6 位区划代码')
const from = z.string('应为带引号的 YYYYMM').regex(/^\d{4}(0[1-9]|1[0-2])$/, '应为带引号的 YYYYMM')

/** A rate written as 0.7%, kept in hundred-thousandths: 700. */
const rate = z
  .string('应为百分数，如 0.7%')
  .regex(/^\d{1,2}(\.\d{1,3})?%$/, '应为百分数，如 0.7%')
  .transform(written => Math.round(Number(written.slice(0, -1)) * 1000))

const fen = z.string('金额应写成带引号的元').transform((written, context) => {
  const amount = fenFromYuan(written)
  if (amount !== undefined && amount > 0) return amount
  context.addIssue({ code: 'custom', message: '应为大于 0、最多两位小数的元' })
  return z.NEVER
})

const dayOfMonth = z.int('应为日期').min(1, '应为 1 至 28').max(28, '应为 1 至 28')

/** A figure from a month on. It names document and clause, or says that none was found. */
const dated = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z
    .array(
      z.strictObject({
        from,
        ...shape,
        document: text.optional(),
        clause: text.optional(),
        hall_default: z.literal(true, '只能是 true').optional(),
      }),
    )
    .min(1, '不能为空')

/** The schema of policy/PLACE/contributions.yaml. */
export const rulesFile = z
  .strictObject({
    place: text,
    area,
    documents: z.record(z.string(), z.strictObject({ number: text, title: text })),
    pension: dated({ unit: rate, person: rate }),
    unemployment: dated({ unit: rate, person: rate }),
    injury: dated({ classes: z.array(rate).min(1, '不能为空') }),
    injury_class: dated({ class: z.int('应为类别').min(1, '应为类别') }),
    base_limits: dated({ floor: fen, ceiling: fen }),
    windows: dated({ area, first_day: dayOfMonth, last_day: dayOfMonth }),
    deadlines: dated({ months_after: z.int('应为月数').min(1, '应为月数').max(12, '应为月数') }),
    late_fee: dated({ per_day: rate }),
  })
  .superRefine((file, context) => {
    for (const [name, rows] of Object.entries(file)) {
      if (!Array.isArray(rows)) continue
      for (const [i, row] of rows.entries()) {
        const message = faultOfSource(file.documents, row)
        if (message) context.addIssue({ code: 'custom', path: [name, i], message })
      }
    }
  })

export type RulesFile = z.output<typeof rulesFile>

interface Sourced {
  readonly document?: string | undefined
  readonly clause?: string | undefined
  readonly hall_default?: true | undefined
}

function faultOfSource(documents: RulesFile['documents'], row: Sourced): string | undefined {
  if (row.hall_default && row.document === undefined) return undefined
  if (row.hall_default || row.document === undefined || row.clause === undefined) {
    return '应写明 document 和 clause，没有公开文件的写 hall_default: true'
  }
  return documents[row.document] ? undefined : `documents 中没有“${row.document}”`
}
