import { sql } from 'kysely'
import type { Tx } from '../database.ts'
import { newestHeader } from '../vault.ts'

/** How far one table has been sealed again. */
export interface ResealProgress {
  /** primary key of the last row looked at, as text; null: from the beginning */
  readonly position: readonly string[] | null
  /** rows of this pass that were locked */
  readonly skipped: number
  /** rows of this pass that do not open */
  readonly unreadable: number
  readonly finished_at: Date | null
}

/**
 * The progress of a table, held so that two processes never work on the same one; it begins afresh when the newest
 * version or key is another. Undefined while another process holds it.
 */
export async function holdProgress(tx: Tx, table: string): Promise<ResealProgress | undefined> {
  const target = newestHeader()
  await sql`insert into platform.reseal_progress (table_name, target) values (${table}, ${target})
    on conflict do nothing`.execute(tx)
  const { rows } = await sql<ResealProgress & { target: Buffer }>`
    select target, position, skipped, unreadable, finished_at from platform.reseal_progress
    where table_name = ${table} for update skip locked`.execute(tx)
  const [row] = rows
  if (!row || row.target.equals(target)) return row
  await sql`update platform.reseal_progress set (target, position, skipped, unreadable, resealed, finished_at) =
    (${target}, null, 0, 0, 0, null) where table_name = ${table}`.execute(tx)
  return { position: null, skipped: 0, unreadable: 0, finished_at: null }
}

/** Stores a table's progress after another batch of `rows` rows. */
export async function saveProgress(
  tx: Tx,
  table: string,
  {
    position,
    skipped,
    unreadable,
    rows,
    finished,
  }: Omit<ResealProgress, 'finished_at'> & { readonly rows: number; readonly finished: boolean },
): Promise<void> {
  await sql`update platform.reseal_progress set (position, skipped, unreadable, resealed, finished_at) =
    (${position}::text[], ${skipped}, ${unreadable}, resealed + ${rows}, ${finished ? sql`now()` : null})
    where table_name = ${table}`.execute(tx)
}

/** Restarts every table, including finished ones. */
export async function reopenProgress(tx: Tx): Promise<void> {
  await sql`update platform.reseal_progress set (position, skipped, unreadable, finished_at) = (null, 0, 0, null)
    where finished_at is not null`.execute(tx)
}
