import { checkEvidence } from '#casework'
import { checkBooks } from '#disbursement'
import { bothCounts } from '../database/both-counts.ts'
import type { TestRuntime } from '../database/database.ts'

/**
 * What a database must never hold, whatever happened to it: a history, statement, file or root that does not verify,
 * books that do not balance, a tally that differs from a count. @returns sentences
 */
export async function inconsistenciesIn(test: TestRuntime): Promise<string[]> {
  const faults: string[] = []
  const system = test.as({ kind: 'system' } as const, test.runtime.clock.now().toISOString())
  await checkEvidence(system, fault => faults.push(fault))
  const books = await checkBooks(system)
  faults.push(...books.faults)
  const { rows, counted } = await bothCounts(test.owner)
  if (JSON.stringify(rows) !== JSON.stringify(counted)) faults.push('the tally differs from a count')
  return faults
}
