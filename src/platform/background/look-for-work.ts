import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../database.ts'
import type { DirectLine } from './direct-line.ts'
import type { WaitingWork } from './waiting-work.ts'

export interface Look {
  readonly line: DirectLine
  /** compiles only */
  readonly db: Db
  readonly at: Date
}

/**
 * Looks after all kinds of work in one statement, for what a lost notification missed and for what is due at a time.
 * @returns milliseconds until the first of each kind is due; those of which none waits are left out
 */
export async function lookForWork(
  { line, db, at }: Look,
  kinds: readonly WaitingWork[],
): Promise<ReadonlyMap<string, number>> {
  const asked = kinds.map(({ dueIn }, i) => sql`(${dueIn(at)})::float8 as ${sql.ref(`work_${i}`)}`)
  const { sql: text, parameters } = sql`select ${sql.join(asked)}`.compile(db)
  const { rows } = await line.query(text, parameters)
  const answers = z.record(z.string(), z.unknown()).parse(rows[0] ?? {})
  const due = new Map<string, number>()
  for (const [i, { kind }] of kinds.entries()) {
    const ms = answers[`work_${i}`]
    if (typeof ms === 'number') due.set(kind, ms)
  }
  return due
}
