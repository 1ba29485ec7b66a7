/** 享受资格: dated policy → decision, amount and reasons; the annual run. */
export { type Evaluation, evaluate } from './evaluate.ts'
