/** 享受资格: dated policy → decision, amount and reasons; the annual run. */

export { entitlementFacts, factsToday } from './entitlement-facts.ts'
export { type Evaluation, evaluate } from './evaluate.ts'
export { type ExplainedCondition, type Explanation, explain } from './explain.ts'
export { averageOf, formulaWords, monthWords } from './figure-words.ts'
export { type FormulaRow, formulaRows } from './formula-rows.ts'
export { howDepartureCounts } from './how-departure-counts.ts'
export { decimalOf, formulas } from './layoff-rate.ts'
export { letterParts } from './letter.ts'
export type { Example } from './policy/example.ts'
export { findPolicy, policies, policyFor } from './policy/policies.ts'
export { clauseOf, type FigureName, figureNames, figuresOfPolicy, type Policy } from './policy/policy.ts'
export { type PolicyChange, policyChanges } from './policy/policy-changes.ts'
export { examplesOf } from './policy/read-policies.ts'
export { valueWords } from './policy/value-words.ts'
export { type Outcome, outcomeNames, type ReasonCode, reasonCodes, reasonNames } from './reasons.ts'
export {
  type FigureOfFacts,
  figureInDoubt,
  figuresOfFacts,
  registerFigures,
  shownFigure,
} from './register-figures.ts'
export { type Remedy, remedies } from './remedy.ts'
export { shownShare } from './shown-share.ts'
export { type RegisterName, registerOf, registers } from './sources.ts'
export { type WhatIf, whatIf } from './what-if.ts'
