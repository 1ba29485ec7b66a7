import { isMap, isSeq, LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import { type Fen, fenFromYuan } from '#platform'
import type { YearFacts } from '#registry'
import { type Outcome, type ReasonCode, reasonCodes } from '../reasons.ts'

const people = z.int('应为人数').min(0)
const money = z.string('金额应写成带引号的元').transform((written, context) => {
  const fen = fenFromYuan(written)
  if (fen !== undefined && fen >= 0) return fen
  context.addIssue({ code: 'custom', message: '应为最多两位小数的元' })
  return z.NEVER
})

/** One worked example: a unit's figures and the expected result. */
const exampleRow = z.strictObject({
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

/** One worked example of a policy: a unit's facts and the expected result; the amount in fen. */
export interface Example {
  readonly name: string
  readonly facts: YearFacts
  readonly decision: Outcome
  readonly reasons: readonly ReasonCode[]
  readonly amountFen: Fen
}

/** A line of an examples file: an example, or its error. */
export interface ExampleLine {
  readonly line: number
  readonly example?: Example
  readonly fault?: string
}

/** Parses an examples file line by line, invalid lines included. */
export function readExamples(content: string): readonly ExampleLine[] {
  const lines = new LineCounter()
  const document = parseDocument(content, { lineCounter: lines })
  const rows = isSeq(document.contents) ? document.contents.items : []
  return rows.map(row => {
    const line = isMap(row) && row.range ? lines.linePos(row.range[0]).line : 1
    const parsed = exampleRow.safeParse(isMap(row) ? row.toJS(document) : undefined)
    if (parsed.success) return { line, example: exampleOf(parsed.data) }
    const [issue] = parsed.error.issues
    return { line, fault: `${issue?.path.join('.') ?? ''}：${issue?.message ?? '无法读取'}` }
  })
}

function exampleOf(one: z.output<typeof exampleRow>): Example {
  const { name, decision, reasons, amount } = one
  return { name, facts: factsOf(one), decision, reasons, amountFen: amount }
}

function factsOf(one: z.output<typeof exampleRow>): YearFacts {
  const usual = Math.round(one.heads / 12)
  return {
    unitNo: '',
    areaCode: '',
    unitName: one.name,
    unitType: one.unit_type,
    size: one.size || null,
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
