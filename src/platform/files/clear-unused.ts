import { sql } from 'kysely'
import type { Tx } from '../database.ts'
import type { Runtime } from '../runtime.ts'
import { hall } from '../scope.ts'
import { transact } from '../transact.ts'

/** Asks one room which of these files its rows reference. */
export type FilesInUse = (tx: Tx, sha256s: readonly string[]) => Promise<readonly string[]>

const atOnce = 200

/**
 * Deletes files that no row of any room has referenced for seven days. A newly uploaded file is spared for a day,
 * referenced or not; a concurrent upload of a file being deleted waits and then re-creates it.
 * @returns how many were deleted.
 */
export async function clearUnused(runtime: Runtime, rooms: readonly FilesInUse[]): Promise<number> {
  let cleared = 0
  for (let after: string | undefined = ''; after !== undefined; ) {
    const step: { readonly last: string | undefined; readonly cleared: number } = await transact(
      runtime,
      hall,
      tx => clearSome(tx, runtime, rooms, after ?? ''),
    )
    cleared += step.cleared
    after = step.last
  }
  return cleared
}

async function clearSome(tx: Tx, { files }: Runtime, rooms: readonly FilesInUse[], after: string) {
  const { rows } = await sql<{ sha256: string; due: boolean }>`
    select sha256, coalesce(unused_since < now() - interval '7 days', false) as due from platform.stored_file
    where sha256 > ${after} and taken_at < now() - interval '1 day'
    order by sha256 limit ${atOnce} for update`.execute(tx)
  const asked = rows.map(row => row.sha256)
  const used = new Set<string>()
  for (const room of rooms) for (const sha256 of await room(tx, asked)) used.add(sha256)
  const due = rows.filter(row => row.due && !used.has(row.sha256)).map(row => row.sha256)
  await sql`update platform.stored_file
    set unused_since = case when sha256 = any(${[...used]}) then null else coalesce(unused_since, now()) end
    where sha256 = any(${asked}) and (unused_since is null) <> (sha256 = any(${[...used]}))`.execute(tx)
  await sql`delete from platform.stored_file where sha256 = any(${due})`.execute(tx)
  // Delete while holding the row locks, so a concurrent upload of the same content waits and re-creates the file.
  for (const sha256 of due) await files.remove(sha256)
  return { last: asked.length < atOnce ? undefined : asked.at(-1), cleared: due.length }
}
