import type { Tx } from '#platform'
import { policies } from './policies.ts'
import type { Policy } from './policy.ts'
import { policyInForce } from './policy-in-force.ts'

/** A year with a policy file, and its published policy; undefined while nothing is published for it. */
export interface PolicyYear {
  readonly year: number
  readonly policy: Policy | undefined
}

/** Every year with a policy file, newest first, each with its policy in force. */
export async function policyYears(tx: Tx): Promise<readonly PolicyYear[]> {
  const found: PolicyYear[] = []
  for (const { year } of policies()) found.push({ year, policy: await policyInForce(tx, year) })
  return found
}
