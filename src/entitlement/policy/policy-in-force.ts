import type { Tx } from '#platform'
import { entitlement } from '../tables.ts'
import { parsePolicy } from './parse-policy.ts'
import type { Policy } from './policy.ts'

/** parsed once: a version never changes */
const parsed = new Map<string, Policy>()

/** The published policy of a year, newest publication first; undefined before any was published. */
export async function policyInForce(tx: Tx, year: number): Promise<Policy | undefined> {
  const row = await entitlement(tx)
    .selectFrom('entitlement.policy_version')
    .select(['hash', 'path', 'content'])
    .where('year', '=', year)
    .where('published_at', 'is not', null)
    .orderBy('published_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return undefined
  const policy = parsed.get(row.hash) ?? parsePolicy(row.path, row.content)
  parsed.set(row.hash, policy)
  return policy
}
