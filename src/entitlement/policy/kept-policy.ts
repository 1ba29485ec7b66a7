import type { PoolClient } from 'pg'
import { type KeptVersion, parseKept } from './parse-kept.ts'
import type { Policy } from './policy.ts'

/** The stored policy version a run is based on. */
export async function keptPolicy(
  client: Pick<PoolClient, 'query'>,
  year: number,
  hash: string,
): Promise<Policy> {
  const { rows } = await client.query<KeptVersion>(
    'select hash, path, content from entitlement.policy_version where year = $1 and hash = $2',
    [year, hash],
  )
  const [kept] = rows
  if (!kept) throw new Error(`no kept policy version ${hash} of ${year}`)
  return parseKept(kept)
}
