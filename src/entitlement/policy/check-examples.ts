import { PolicyFault, yuanOf } from '#platform'
import { evaluate } from '../evaluate.ts'
import { readExamples } from './example.ts'
import type { Policy } from './policy.ts'

/**
 * Checks that a policy's worked examples give the stated results. @throws PolicyFault with file and line of each
 * mismatch.
 */
export function checkExamples(policy: Policy, path: string, content: string): void {
  const rows = readExamples(content)
  if (rows.length === 0) throw new PolicyFault([`${path}:1 至少要有一个算例`])
  const faults = rows.flatMap(({ line, example, fault }) => {
    if (!example) return [`${path}:${line} ${fault ?? ''}`]
    const found = evaluate(policy, example.facts)
    const got = `${found.decision} ${found.reasons.join(';')} ${yuanOf(found.amountFen)}`
    const want = `${example.decision} ${example.reasons.join(';')} ${yuanOf(example.amountFen)}`
    return got === want ? [] : [`${path}:${line} 算例“${example.name}”应为 ${want}，算得 ${got}`]
  })
  if (faults.length > 0) throw new PolicyFault(faults)
}
