import type { PoolClient } from 'pg'
import { parsePolicy } from './parse-policy.ts'
import type { Policy } from './policy.ts'

/** The policy version that a run rests on, as it was kept then. */
export async function keptPolicy(
  client: Pick<PoolClient, 'query'>,
  year: number,
  hash: string,
): Promise<Policy> {
  const { rows } = await client.query<{ path: string; content: string }>(
    'select path, content from entitlement.policy_version where year = $1 and hash = $2',
    [year, hash],
  )
  const [kept] = rows
  if (!kept) throw new Error(`no kept policy version ${hash} of ${year}`)
  const policy = parsePolicy(kept.path, kept.content)
  if (policy.hash !== hash) throw new Error(`the kept policy version of ${year} was changed`)
  return policy
}
