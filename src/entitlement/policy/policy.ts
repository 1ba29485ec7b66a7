import { z } from 'zod'

/** The lay-off formulas in use; docs/policy.md defines each. */
export const layoffFormulas = ['CLAIM_AVG', 'CLAIM_START', 'NET_AVG', 'NET_AVG_RAW', 'NET_START'] as const

export type LayoffFormula = (typeof layoffFormulas)[number]

const text = z.string('应为文字').trim().min(1, '不能为空')
const day = z.string('应为 YYYY-MM-DD').regex(/^\d{4}-\d{2}-\d{2}$/, '应为 YYYY-MM-DD')
const year = z.int('应为年份').min(2000, '应为年份').max(2100, '应为年份')

/** A share written as 5.5%, stored in ten-thousandths: 550. */
const share = z
  .string('应为百分数，如 5.5%')
  .regex(/^\d{1,3}(\.\d{1,2})?%$/, '应为百分数，如 5.5%')
  .transform(written => Math.round(Number(written.slice(0, -1)) * 100))
  .refine(value => value <= 10_000, '不能超过 100%')

const figure = <Value extends z.ZodType>(value: Value) =>
  z.strictObject({ value, document: text, clause: text })

/** The schema of a policy file; every member is a named parameter of the evaluation. */
export const policyFile = z
  .strictObject({
    place: text,
    area: z.string('应为 6 位区划代码').regex(/^\d{6}$/, '应为 6 位区划代码'),
    year,
    base_year: year,
    valid: z.strictObject({ from: day, to: day }),
    documents: z.record(z.string(), z.strictObject({ number: text, title: text })),
    unit_types: figure(z.array(text).min(1, '不能为空')),
    months_paid: figure(z.int('应为整数').min(1).max(600)),
    arrears_cleared: figure(z.boolean('应为 true 或 false')),
    layoff_formula: figure(
      z.array(z.enum(layoffFormulas, `应为 ${layoffFormulas.join('、')} 之一`)).min(1, '不能为空'),
    ),
    layoff_limit: figure(share),
    small_unit_headcount: figure(z.int('应为整数').min(0)),
    small_unit_layoff_limit: figure(share),
    normal_reductions: figure(
      z.array(z.string('应为减员原因代码').regex(/^\d{3}\d?$/, '应为 3 位或 4 位减员原因代码')),
    ),
    headcount_kept: figure(share),
    discredited_excluded: figure(z.boolean('应为 true 或 false')),
    deregistering_excluded: figure(z.boolean('应为 true 或 false')),
    labour_dispatch: figure(z.enum(['must_apply', 'as_others'], '应为 must_apply 或 as_others')),
    ratio_large: figure(share),
    ratio_other: figure(share),
    publicity_working_days: figure(z.int('应为整数').min(1).max(60)),
    uses: figure(z.array(text).min(1, '不能为空')),
  })
  .superRefine((file, context) => {
    if (file.base_year !== file.year - 1) {
      context.addIssue({ code: 'custom', path: ['base_year'], message: '应为申请年度的上一年' })
    }
    if (file.valid.from > file.valid.to) {
      context.addIssue({ code: 'custom', path: ['valid', 'to'], message: '不能早于开始日期' })
    }
    for (const [name, one] of Object.entries(file)) {
      if (typeof one !== 'object' || !('document' in one) || typeof one.document !== 'string') continue
      if (file.documents[one.document] === undefined) {
        context.addIssue({
          code: 'custom',
          path: [name, 'document'],
          message: `documents 中没有“${one.document}”`,
        })
      }
    }
  })

/** The policy of one place and year, as read from its file. Shares are in ten-thousandths. */
export type Policy = z.output<typeof policyFile> & {
  /** SHA-256 of the file, hex: the version a decision is based on */
  readonly hash: string
  /** path of the file, relative to the project */
  readonly path: string
  /** content of the file */
  readonly content: string
}

/** The names of the figures, in the order in which they are shown. */
export const figureNames = {
  unit_types: '适用的单位类型',
  months_paid: '足额缴费月数',
  arrears_cleared: '须无欠费',
  layoff_formula: '裁员率计算方法',
  layoff_limit: '裁员率上限',
  small_unit_headcount: '小规模单位人数',
  small_unit_layoff_limit: '小规模单位裁员率上限',
  normal_reductions: '正常减员原因',
  headcount_kept: '参保人数保留比例',
  discredited_excluded: '排除严重违法失信单位',
  deregistering_excluded: '排除破产注销单位',
  labour_dispatch: '劳务派遣单位',
  ratio_large: '大型企业返还比例',
  ratio_other: '中小微企业等返还比例',
  publicity_working_days: '公示工作日',
  uses: '资金用途',
} as const satisfies Partial<Record<keyof Policy, string>>

export type FigureName = keyof typeof figureNames

/** The figures in the order in which they are shown. */
export const figuresOfPolicy = Object.keys(figureNames).filter(
  (name): name is FigureName => name in figureNames,
)

/** The document number and clause that set a figure: 豫人社办〔2023〕71号 第二条. */
export function clauseOf(policy: Policy, name: FigureName): string {
  const { document, clause } = policy[name]
  return `${policy.documents[document]?.number ?? document} ${clause}`
}
