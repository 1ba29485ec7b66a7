import { randomUUID } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { sql } from 'kysely'
import { type Config, ConfigFault } from '../config.ts'
import type { Db, Tx } from '../database.ts'
import { diskDriver } from './disk-driver.ts'
import type { FileDriver } from './file-driver.ts'
import { s3Driver } from './s3-driver.ts'

/** The object that tells one folder or bucket from another. */
const marker = 'store-id'

type Kind = 'folder' | 'bucket'

/**
 * Registers the folder or bucket of this database's files at the first start. A second machine with a folder of its own
 * would keep materials that the others cannot read, so it is refused. Works as the database's owner.
 * @throws ConfigFault when the files of this database lie elsewhere.
 */
export async function claimFileStore(owner: Db, config: Pick<Config, 's3' | 'dataDir'>): Promise<void> {
  const kind: Kind = config.s3 ? 'bucket' : 'folder'
  const driver = config.s3 ? await s3Driver(config.s3, 'files') : diskDriver(join(config.dataDir, 'files'))
  await owner.transaction().execute(async tx => {
    await sql`lock table platform.file_store in share row exclusive mode`.execute(tx)
    const registered = await registeredStores(tx)
    if (kind === 'folder' && registered.has('bucket')) throw new ConfigFault([inBucket])
    const present = await idIn(driver)
    const expected = registered.get(kind)
    if (expected === undefined) {
      const id = present ?? (await mark(driver, config.dataDir))
      await sql`insert into platform.file_store (kind, store_id) values (${kind}, ${id})`.execute(tx)
    } else if (present !== expected) throw new ConfigFault([elsewhere[kind]])
  })
}

async function registeredStores(tx: Tx): Promise<Map<Kind, string>> {
  const { rows } = await sql<{ kind: Kind; store_id: string }>`
    select kind, store_id from platform.file_store`.execute(tx)
  return new Map(rows.map(row => [row.kind, row.store_id]))
}

async function idIn(driver: FileDriver): Promise<string | undefined> {
  const found = await driver.get(marker)
  return found && (await text(found.stream))
}

async function mark(driver: FileDriver, dataDir: string): Promise<string> {
  const id = randomUUID()
  const half = join(dataDir, `${marker}.${process.pid}`)
  await mkdir(dataDir, { recursive: true })
  await writeFile(half, id, { mode: 0o600, flush: true })
  await driver.put(marker, half)
  return id
}

const inBucket = 'FILES_S3_ENDPOINT: 本数据库的文件存放在对象存储中，请填写与其他机器相同的 FILES_S3_* 各项'

const moved = '；确认原来的文件不再需要时，由数据库管理员执行 delete from platform.file_store 后重新启动'

const elsewhere: Readonly<Record<Kind, string>> = {
  folder: `DATA_DIR: 本数据库的文件存放在另一个目录。多台机器须共享同一个 files 目录，或改用对象存储（FILES_S3_ENDPOINT）${moved}`,
  bucket: `FILES_S3_BUCKET: 本数据库的文件存放在另一个存储桶，请填写与其他机器相同的存储桶${moved}`,
}
