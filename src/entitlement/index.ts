/** 享受资格: dated policy → decision, amount and reasons; the annual run. */

export { type Evaluation, evaluate } from './evaluate.ts'
export { type ExplainedCondition, type Explanation, explain } from './explain.ts'
export { averageOf, formulaWords, monthWords } from './figure-words.ts'
export { decimalOf, formulas } from './layoff-rate.ts'
export { findPolicy, policies, policyFor } from './policy/policies.ts'
export { clauseOf, type FigureName, figureNames, type Policy } from './policy/policy.ts'
export { type Outcome, outcomeNames, type ReasonCode, reasonCodes, reasonNames } from './reasons.ts'
export { shownShare } from './shown-share.ts'
export { type RegisterName, registerOf, registers } from './sources.ts'
