import { sql } from 'kysely'
import type { Db } from '../database.ts'
import { refuse } from '../refusal.ts'

/** @throws Refusal if the file is waiting to be judged or scanned, was refused, or was found infected. */
export async function refuseUnready(db: Db, sha256: string): Promise<void> {
  const { rows } = await sql<{ scan: string; judgment: string }>`
    select scan, judgment from platform.stored_file where sha256 = ${sha256}`.execute(db)
  const [row] = rows
  if (row?.scan === 'found') refuse('not-found', '该文件未通过病毒检查，已被清除。')
  if (row?.judgment === 'refused') refuse('not-found', '该文件未通过检查，没有保存。')
  if (row?.judgment === 'waiting') refuse('conflict', '该文件正在处理中，处理完才能查看，请稍后再试。')
  if (row?.scan === 'waiting') refuse('conflict', '该文件正在进行病毒检查，通过后才能查看，请稍后再试。')
}
