import { sql } from 'kysely'
import type { Db } from '../../database.ts'
import { refuse } from '../../refusal.ts'
import type { FileDriver } from '../file-driver.ts'
import { unsealing } from '../frames.ts'

interface Part {
  readonly stored_as: string
  readonly sha256: string
}

/** The parts of an upload in their order. */
export async function partsOf(db: Db, id: string): Promise<readonly Part[]> {
  const { rows } = await sql<Part>`select stored_as, sha256 from platform.upload_part
    where upload_id = ${id} order by at_byte`.execute(db)
  return rows
}

/** The content of an upload. */
export async function* wholeOf(db: Db, driver: FileDriver, id: string): AsyncIterable<Buffer> {
  for (const { stored_as: name, sha256 } of await partsOf(db, id)) {
    const found = await driver.get(name)
    if (!found) return refuse('not-found', '这次上传已结束或已过期，请重新选择文件上传。')
    yield* unsealing(found.stream, sha256)
  }
}
