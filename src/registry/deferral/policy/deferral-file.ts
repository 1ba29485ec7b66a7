import { z } from 'zod'
import { insurances } from '../../codes/insurances.ts'
import { unitSizes } from '../../codes/unit-types.ts'

const text = z.string('应为文字').regex(/^\S.*$/, '不能为空')
const month = z.string('应为带引号的 YYYYMM').regex(/^\d{4}(0[1-9]|1[0-2])$/, '应为带引号的 YYYYMM')
const day = z.iso.date('应为带引号的 YYYY-MM-DD')

/** A figure with the document that says it, or none was found. */
const figure = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject({
    ...shape,
    document: text.optional(),
    hall_default: z.literal(true, '只能是 true').optional(),
  })

const round = z.strictObject({
  name: text,
  document: text,
  /** industries, or the difficulty, that a unit states */
  grounds: z.array(text).min(1, '不能为空'),
  sizes: z.array(z.enum(unitSizes, '应为划型')).optional(),
  // Nothing else was ever deferred; the hall has no words for it.
  part: z.literal('单位', '只能是 单位'),
  insurances: z
    .array(
      z
        .strictObject({
          insurance: z.enum(insurances, '应为险种'),
          from: figure({ month }),
          to: figure({ month }),
        })
        .refine(({ from, to }) => from.month <= to.month, { path: ['to'], message: '不能早于 from' }),
    )
    .min(1, '不能为空'),
  most_months: figure({ count: z.int('应为月数').min(1, '应为月数').max(36, '应为月数') }),
  paid_up_by: figure({ day }),
  applications: z
    .strictObject({ from: figure({ day }), to: figure({ day }) })
    .refine(({ from, to }) => from.day <= to.day, { path: ['to'], message: '不能早于 from' }),
})

/** The schema of policy/PLACE/deferrals.yaml. */
export const deferralFile = z
  .strictObject({
    place: text,
    area: z.string('应为 6 位区划代码').regex(/^\d{6}$/, '应为 6 位区划代码'),
    /** their numbers */
    documents: z.record(z.string(), text),
    rounds: z.array(round).min(1, '不能为空'),
    not_found: z.array(z.strictObject({ document: text, from: day, missing: text })),
  })
  .superRefine((file, context) => {
    const fault = (path: PropertyKey[], message: string) =>
      context.addIssue({ code: 'custom', path, message })
    const named = (document: string, path: PropertyKey[]) =>
      file.documents[document] || fault(path, `documents 中没有“${document}”`)
    for (const [i, one] of file.rounds.entries()) {
      named(one.document, ['rounds', i, 'document'])
      for (const { path, source } of sourcedOf(one)) {
        const at = ['rounds', i, ...path]
        if ((source.document === undefined) === (source.hall_default === undefined)) {
          fault(at, '应写明 document，没有公开文件的写 hall_default: true')
        } else if (source.document !== undefined) named(source.document, at)
      }
    }
    for (const [i, one] of file.not_found.entries()) named(one.document, ['not_found', i, 'document'])
  })

export type DeferralFile = z.output<typeof deferralFile>

interface Source {
  readonly document?: string | undefined
  readonly hall_default?: true | undefined
}

/** All figures of a round and where they are. */
function sourcedOf(one: z.output<typeof round>): { path: PropertyKey[]; source: Source }[] {
  return [
    ...one.insurances.flatMap(({ from, to }, i) => [
      { path: ['insurances', i, 'from'], source: from },
      { path: ['insurances', i, 'to'], source: to },
    ]),
    { path: ['most_months'], source: one.most_months },
    { path: ['paid_up_by'], source: one.paid_up_by },
    { path: ['applications', 'from'], source: one.applications.from },
    { path: ['applications', 'to'], source: one.applications.to },
  ]
}
