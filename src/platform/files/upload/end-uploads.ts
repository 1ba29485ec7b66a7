import { sql } from 'kysely'
import type { Db } from '../../database.ts'
import type { FileDriver } from '../file-driver.ts'
import { partsOf } from './part.ts'

/** Its parts go first, so that a process that dies in between leaves an upload to be swept. */
export async function endUpload(db: Db, driver: FileDriver, id: string): Promise<void> {
  for (const { stored_as: name } of await partsOf(db, id)) await driver.remove(name)
  await sql`delete from platform.upload where upload_id = ${id}`.execute(db)
}

/** @returns how many */
export async function endUploadsOlderThanADay(db: Db, driver: FileDriver): Promise<number> {
  const { rows } = await sql<{ upload_id: string }>`
    select upload_id from platform.upload where begun_at < now() - interval '1 day'`.execute(db)
  for (const { upload_id: id } of rows) await endUpload(db, driver, id)
  return rows.length
}
