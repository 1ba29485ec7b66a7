import { sql } from 'kysely'
import type { Db } from '../../database.ts'
import { refuse } from '../../refusal.ts'

/** @throws Refusal if the file is waiting for the scanner or was found infected. */
export async function refuseUnscanned(db: Db, sha256: string): Promise<void> {
  const { rows } = await sql<{ scan: string }>`
    select scan from platform.stored_file where sha256 = ${sha256}`.execute(db)
  if (rows[0]?.scan === 'waiting') refuse('conflict', '该文件正在进行病毒检查，通过后才能查看，请稍后再试。')
  if (rows[0]?.scan === 'found') refuse('not-found', '该文件未通过病毒检查，已被清除。')
}
