import type { Tx } from '#platform'
import { entitlement } from '../tables.ts'
import type { Policy } from './policy.ts'

/** Stores this exact version of a policy file, so that decisions based on it can be recomputed. */
export async function keepVersion(tx: Tx, at: Date, policy: Policy): Promise<void> {
  await entitlement(tx)
    .insertInto('entitlement.policy_version')
    .values({
      year: policy.year,
      hash: policy.hash,
      path: policy.path,
      content: policy.content,
      recorded_at: at,
    })
    .onConflict(conflict => conflict.doNothing())
    .execute()
}
