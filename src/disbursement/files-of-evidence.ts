import { anyOf, type Tx } from '#platform'
import { publicities } from './publicity/tables.ts'
import { useTables } from './use-ledger/tables.ts'

/** The files among these that belong to an objection or to any version of a use ledger entry. */
export async function filesOfEvidence(tx: Tx, sha256s: readonly string[]): Promise<readonly string[]> {
  if (sha256s.length === 0) return []
  const objections = await publicities(tx)
    .selectFrom('disbursement.objection_file')
    .select('sha256')
    .where('sha256', '=', anyOf(sha256s))
    .execute()
  const entries = await useTables(tx)
    .selectFrom('disbursement.use_entry')
    .select('evidence_sha256')
    .where('evidence_sha256', '=', anyOf(sha256s))
    .execute()
  return [...objections.map(row => row.sha256), ...entries.flatMap(row => row.evidence_sha256 ?? [])]
}
