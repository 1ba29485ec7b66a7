import type { Tx } from '#platform'
import { entitlement } from '../tables.ts'
import { policies } from './policies.ts'
import type { Policy } from './policy.ts'

/** The publication status of a year's policy file. */
export interface PolicyStanding {
  readonly policy: Policy
  readonly state: 'draft' | 'proposed' | 'published'
  readonly proposedBy: number | null
  readonly proposedName: string
  readonly proposedAt: Date | null
  readonly publishedName: string
  readonly publishedAt: Date | null
}

/** Every policy file with its status, newest year first. A file changed after publication is a draft again. */
export async function policyStandings(tx: Tx): Promise<readonly PolicyStanding[]> {
  const kept = await entitlement(tx).selectFrom('entitlement.policy_version').selectAll().execute()
  return policies().map(policy => {
    const row = kept.find(one => one.year === policy.year && one.hash === policy.hash)
    return {
      policy,
      state: row?.published_at ? 'published' : row?.proposed_at ? 'proposed' : 'draft',
      proposedBy: row?.proposed_by ?? null,
      proposedName: row?.proposed_name ?? '',
      proposedAt: row?.proposed_at ?? null,
      publishedName: row?.published_name ?? '',
      publishedAt: row?.published_at ?? null,
    }
  })
}
