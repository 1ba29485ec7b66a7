import { z } from 'zod'
import { type Finding, type FormValues, fenFromYuan, Refusal, readForm, yuanOf } from '#platform'
import { fieldKinds, typedCount, unitSizes, unitTypes, type YearFacts } from '#registry'
import { type FigureOfFacts, figuresOfFacts } from './register-figures.ts'

const people = typedCount({ most: 10_000_000, missing: '请填写人数，0 或正整数。' })
const months = typedCount({ most: 600, missing: '请填写月数，0 或正整数。' })
const flag = z.enum(['是', '否'], '请选择“是”或“否”。').transform(value => value === '是')

const figures = z.object({
  unitType: z.enum(unitTypes, '请选择单位类型。'),
  size: z.union([z.enum(unitSizes, '请选择划型。'), z.literal('').transform(() => null)]),
  monthsPaid: months,
  unpaidMonths: months,
  baseFen: z.string('请填写金额。').transform((text, context) => {
    const fen = fenFromYuan(fieldKinds.amount.clean(text))
    if (fen !== undefined && fen >= 0) return fen
    context.addIssue({ code: 'custom', message: '请填写金额（元），最多两位小数，如 72000.00。' })
    return z.NEVER
  }),
  headcountSum: people,
  decemberBefore: people,
  january: people,
  december: people,
  previousMonth: people,
  newClaimants: people,
  normalReductions: people,
  discredited: flag,
  deregistering: flag,
  labourDispatch: flag,
})

/** A parsed what-if form: facts to evaluate, or the form's errors. Nothing is stored. */
export interface WhatIf {
  readonly values: FormValues
  readonly facts: YearFacts | undefined
  readonly findings: readonly Finding[]
}

/** A unit's facts with some figures replaced by typed ones. */
export function whatIf(known: YearFacts, typed: FormValues): WhatIf {
  const values: Record<string, string> = {}
  for (const name of figuresOfFacts) values[name] = typed[name] ?? typedFigure(known, name)
  try {
    return { values, facts: { ...known, ...readForm(figures, values) }, findings: [] }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { values, facts: undefined, findings: error.findings }
  }
}

/** A figure as typed: people and months in digits, money in yuan, 是 or 否. */
function typedFigure(facts: YearFacts, name: FigureOfFacts): string {
  const value = facts[name]
  if (value === null) return ''
  if (typeof value === 'boolean') return value ? '是' : '否'
  return name === 'baseFen' ? yuanOf(facts.baseFen) : String(value)
}
