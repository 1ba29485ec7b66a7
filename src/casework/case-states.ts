import { anyOf, type Tx } from '#platform'
import { casework } from './tables.ts'
import type { State } from './workflow.ts'

/** State of a case and its submission round. */
interface CaseState {
  readonly state: State
  readonly step: string | null
  readonly submittedAt: Date | null
}

/** The states of cases by id, within the caller's scope; used to check books and documents. */
export async function caseStates(
  tx: Tx,
  declarationIds: readonly string[],
): Promise<ReadonlyMap<string, CaseState>> {
  if (declarationIds.length === 0) return new Map()
  const rows = await casework(tx)
    .selectFrom('casework.declaration')
    .select(['declaration_id', 'state', 'step', 'submitted_at'])
    .where('declaration_id', '=', anyOf(declarationIds))
    .execute()
  return new Map(
    rows.map(row => [
      row.declaration_id,
      { state: row.state, step: row.step, submittedAt: row.submitted_at },
    ]),
  )
}
