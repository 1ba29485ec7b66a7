import { isMap, isSeq, LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import { fenFromYuan, yuanOf } from '#platform'
import type { YearFacts } from '#registry'
import { evaluate } from '../evaluate.ts'
import { reasonCodes } from '../reasons.ts'
import type { Policy } from './policy.ts'
import { PolicyFault } from './policy-fault.ts'

const people = z.int('应为人数').min(0)
const money = z.string('金额应写成带引号的元').transform((written, context) => {
  const fen = fenFromYuan(written)
  if (fen !== undefined && fen >= 0) return fen
  context.addIssue({ code: 'custom', message: '应为最多两位小数的元' })
  return z.NEVER
})

/** One worked example: a unit's figures and what must come out. */
const example = z.strictObject({
  name: z.string(),
  unit_type: z.string(),
  size: z.string(),
  months: z.int(),
  heads: people,
  january: people.optional(),
  december: people.optional(),
  previous: people.optional(),
  claimants: people.default(0),
  normal: people.default(0),
  unpaid: people.default(0),
  base: money,
  discredited: z.boolean().default(false),
  deregistering: z.boolean().default(false),
  labour_dispatch: z.boolean().default(false),
  decision: z.enum(['eligible', 'ineligible', 'must_apply']),
  reasons: z.array(z.enum(reasonCodes)).default([]),
  amount: money,
})

/** Refuses a policy whose examples do not come out as written. @throws PolicyFault with file and line of each. */
export function checkExamples(policy: Policy, path: string, content: string): void {
  const lines = new LineCounter()
  const document = parseDocument(content, { lineCounter: lines })
  const rows = isSeq(document.contents) ? document.contents.items : []
  if (rows.length === 0) throw new PolicyFault([`${path}:1 至少要有一个算例`])
  const faults = rows.flatMap(row => {
    const line = isMap(row) && row.range ? lines.linePos(row.range[0]).line : 1
    const parsed = example.safeParse(isMap(row) ? row.toJS(document) : undefined)
    if (!parsed.success) {
      const [issue] = parsed.error.issues
      return [`${path}:${line} ${issue?.path.join('.') ?? ''}：${issue?.message ?? '无法读取'}`]
    }
    const found = evaluate(policy, factsOf(parsed.data))
    const got = `${found.decision} ${found.reasons.join(';')} ${yuanOf(found.amountFen)}`
    const want = `${parsed.data.decision} ${parsed.data.reasons.join(';')} ${yuanOf(parsed.data.amount)}`
    return got === want ? [] : [`${path}:${line} 算例“${parsed.data.name}”应为 ${want}，算得 ${got}`]
  })
  if (faults.length > 0) throw new PolicyFault(faults)
}

function factsOf(one: z.output<typeof example>): YearFacts {
  const usual = Math.round(one.heads / 12)
  return {
    ...{ unitNo: '', areaCode: '', unitName: one.name, unitType: one.unit_type, size: one.size || null },
    labourDispatch: one.labour_dispatch,
    deregistering: one.deregistering,
    discredited: one.discredited,
    monthsPaid: one.months,
    unpaidMonths: one.unpaid,
    headcountSum: one.heads,
    decemberBefore: one.january ?? usual,
    january: one.january ?? usual,
    december: one.december ?? usual,
    previousMonth: one.previous ?? one.december ?? usual,
    newClaimants: one.claimants,
    normalReductions: one.normal,
    baseFen: one.base,
  }
}
