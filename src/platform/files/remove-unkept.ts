import { sql } from 'kysely'
import type { Tx } from '../database.ts'
import type { Runtime } from '../runtime.ts'
import { hall } from '../scope.ts'
import { transact } from '../transact.ts'

/**
 * Removes a file that was refused, replaced or found infected, after that was committed: killed in between, there is a
 * file too many, never one too few. The row is locked meanwhile, so a concurrent upload of the same content waits and
 * stores it again; one that came before keeps its file.
 */
export async function removeUnkept(runtime: Runtime, sha256: string): Promise<void> {
  await transact(runtime, hall, async tx => {
    if (await lockUnkept(tx, sha256)) await runtime.files.remove(sha256)
  })
}

/** @returns whether it is still not kept */
async function lockUnkept(tx: Tx, sha256: string): Promise<boolean> {
  const { rows } = await sql`select from platform.stored_file
    where sha256 = ${sha256} and (judgment in ('refused', 'replaced') or scan = 'found') for update`.execute(
    tx,
  )
  return rows.length > 0
}
