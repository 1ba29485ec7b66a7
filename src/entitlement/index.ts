/** 享受资格: from a dated policy to decision, amount and reasons; the annual run. */

export { entitlementFacts } from './entitlement-facts.ts'
export { type Evaluation, evaluate } from './evaluate.ts'
export { type ExplainedCondition, type Explanation, explain } from './explain.ts'
export { factsOn } from './facts-on.ts'
export { averageOf, formulaWords, monthWords } from './figure-words.ts'
export { type FormulaRow, formulaRows } from './formula-rows.ts'
export { howDepartureCounts } from './how-departure-counts.ts'
export { decimalOf, formulas } from './layoff-rate.ts'
export { letterParts } from './letter-parts.ts'
export type { Example } from './policy/example.ts'
export { findPolicy, policies, policyFor } from './policy/policies.ts'
export { clauseOf, type FigureName, figureNames, figuresOfPolicy, type Policy } from './policy/policy.ts'
export { type PolicyChange, policyChanges } from './policy/policy-changes.ts'
export { policyInForce } from './policy/policy-in-force.ts'
export { type PolicyStanding, policyStandings } from './policy/policy-standing.ts'
export { type PolicyYear, policyYears } from './policy/policy-years.ts'
export { proposePolicy } from './policy/propose-policy.ts'
export { publishPolicy } from './policy/publish-policy.ts'
export { examplesOf } from './policy/read-policies.ts'
export { valueWords } from './policy/value-words.ts'
export { decisionOf, type ExplainedDecision } from './push/decision-of.ts'
export { mayPush, type Push, pushesOf, pushRun } from './push/push-run.ts'
export { type PushedDecision, pushedDecision } from './push/pushed-decision.ts'
export { tellPushed } from './push/tell-pushed.ts'
export { waitingPushes } from './push/waiting-pushes.ts'
export { type Outcome, outcomeNames, type ReasonCode, reasonCodes, reasonNames } from './reasons.ts'
export {
  type FigureOfFacts,
  figureInDoubt,
  figuresOfFacts,
  registerFigures,
  shownFigure,
} from './register-figures.ts'
export { type Remedy, remedies } from './remedy.ts'
export { continueRuns } from './run/continue-runs.ts'
export {
  type DecisionPage,
  type DecisionRow,
  type DecisionSearch,
  type DecisionSort,
  decisionSorts,
  decisions,
  everyDecision,
} from './run/decisions.ts'
export { type Decided, type Difference, type Differences, differences } from './run/differences.ts'
export { mayRun } from './run/may-run.ts'
export { orderRun, type RunOrder } from './run/order-run.ts'
export { orderTrial } from './run/order-trial.ts'
export { type Recomputed, recompute } from './run/recompute.ts'
export type { Run } from './run/run.ts'
export { type RunFigure, runFigures } from './run/run-figures.ts'
export { runByNo, runs } from './run/runs.ts'
export { stopRun } from './run/stop-run.ts'
export { waitingRuns } from './run/waiting-runs.ts'
export { writeResult } from './run/write-result.ts'
export { shownShare } from './shown-share.ts'
export { type RegisterName, registerOf, registers } from './sources.ts'
export { type WhatIf, whatIf } from './what-if.ts'
