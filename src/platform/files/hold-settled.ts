import { sql } from 'kysely'
import type { Tx } from '../database.ts'
import type { StoredFile } from './stored-file.ts'
import { UploadRefused } from './upload-refused.ts'

interface Row {
  readonly judgment: 'waiting' | 'done' | 'refused' | 'replaced'
  readonly refusal: string | null
  readonly kept_as: string | null
  readonly kept_bytes: number | null
  readonly media_type: StoredFile['mediaType'] | null
  readonly pages: number | null
}

/**
 * What is known of a file now that may have been judged since it was taken. Where it still waits, its row is held until
 * the transaction ends, so that the judgement finds what this transaction writes about the file. To be asked before any
 * other row is locked, as the judgement does. @throws UploadRefused if it was refused meanwhile.
 */
export async function holdSettled(tx: Tx, file: StoredFile): Promise<StoredFile> {
  if (file.judged) return file
  const { rows } = await sql<Row>`select judgment, refusal, kept_as, kept_bytes, media_type, pages
    from platform.stored_file where sha256 = ${file.sha256} for share`.execute(tx)
  const [row] = rows
  if (!row || row.judgment === 'waiting') return file
  if (row.judgment === 'refused') throw new UploadRefused(row.refusal ?? '')
  return {
    sha256: row.kept_as ?? file.sha256,
    bytes: row.kept_bytes ?? file.bytes,
    mediaType: row.media_type ?? file.mediaType,
    pages: row.pages ?? file.pages,
    judged: true,
  }
}
