import { reference, type Tx } from '#platform'
import { entitlement } from '../tables.ts'
import { parseKept } from './parse-kept.ts'
import type { Policy } from './policy.ts'

/** The most recently published policy of a year, kept in memory; undefined if none was published. */
export const policyInForce = (tx: Tx, year: number): Promise<Policy | undefined> =>
  reference(tx, `entitlement.policy.${year}`, tx => readPolicy(tx, year))

async function readPolicy(tx: Tx, year: number): Promise<Policy | undefined> {
  const row = await entitlement(tx)
    .selectFrom('entitlement.policy_version')
    .select(['hash', 'path', 'content'])
    .where('year', '=', year)
    .where('published_at', 'is not', null)
    .orderBy('published_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && parseKept(row)
}
