import { randomUUID } from 'node:crypto'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { sql } from 'kysely'
import { type Config, ConfigFault } from '../config.ts'
import type { Db } from '../database.ts'
import { diskDriver } from './disk-driver.ts'
import type { FileDriver } from './file-driver.ts'
import { s3Driver } from './s3-driver.ts'

/** The object that tells one folder or bucket from another. */
const marker = 'store-id'

type Kind = 'folder' | 'bucket'

/**
 * Registers the folder or bucket of this database's files at the first start. A second machine with a folder of its own
 * would keep materials that the others cannot read, so it is refused. A bucket that does not answer is not checked:
 * the hall works without it, except for files. Works as the database's owner.
 * @throws ConfigFault when the files of this database lie elsewhere.
 */
export async function claimFileStore(
  owner: Db,
  config: Pick<Config, 's3' | 'dataDir'>,
  log: (line: string) => void,
): Promise<void> {
  const kind: Kind = config.s3 ? 'bucket' : 'folder'
  const driver = config.s3 ? await s3Driver(config.s3, 'files') : diskDriver(join(config.dataDir, 'files'))
  try {
    const registered = await registeredStores(owner)
    if (kind === 'folder' && registered.has('bucket')) throw new ConfigFault([inBucket])
    const present = await idIn(driver)
    if (!registered.has(kind)) await register(owner, { kind, driver, dataDir: config.dataDir, present })
    else if (present !== registered.get(kind)) throw new ConfigFault([elsewhere[kind]])
  } catch (error) {
    if (error instanceof ConfigFault || kind === 'folder') throw error
    log(`对象存储没有应答，未能核对文件存放的位置：${String(error)}`)
  }
}

async function registeredStores(owner: Db): Promise<Map<Kind, string>> {
  const { rows } = await sql<{ kind: Kind; store_id: string }>`
    select kind, store_id from platform.file_store`.execute(owner)
  return new Map(rows.map(row => [row.kind, row.store_id]))
}

interface Registering {
  readonly kind: Kind
  readonly driver: FileDriver
  readonly dataDir: string
  /** the id that an earlier database has left there */
  readonly present: string | undefined
}

/**
 * The row is seen by others only once the store is marked, and a start that is killed in between leaves no row. Of two
 * concurrent first starts one registers; the other waits for its commit at the insert.
 */
async function register(owner: Db, { kind, driver, dataDir, present }: Registering): Promise<void> {
  const id = present ?? randomUUID()
  const registered = await owner.transaction().execute(async tx => {
    const { numAffectedRows } = await sql`
      insert into platform.file_store (kind, store_id) values (${kind}, ${id})
      on conflict do nothing`.execute(tx)
    if (numAffectedRows !== 1n) return false
    if (present === undefined) await mark(driver, dataDir, id)
    return true
  })
  if (registered) return
  const other = (await registeredStores(owner)).get(kind)
  if ((await idIn(driver)) !== other) throw new ConfigFault([elsewhere[kind]])
}

async function idIn(driver: FileDriver): Promise<string | undefined> {
  const found = await driver.get(marker)
  return found && (await text(found.stream))
}

/** Written beside the files first: these may be a shared folder, into which nothing can be renamed from another disk. */
async function mark(driver: FileDriver, dataDir: string, id: string): Promise<void> {
  const folder = join(dataDir, 'files')
  const half = join(folder, `${marker}.${randomUUID()}`)
  await mkdir(folder, { recursive: true })
  await writeFile(half, id, { mode: 0o600, flush: true })
  await driver.put(marker, half)
  await rm(half, { force: true })
}

const inBucket = 'FILES_S3_ENDPOINT: 本数据库的文件存放在对象存储中，请填写与其他机器相同的 FILES_S3_* 各项'

const moved = '；确认原来的文件不再需要时，由数据库管理员执行 delete from platform.file_store 后重新启动'

const elsewhere: Readonly<Record<Kind, string>> = {
  folder: `DATA_DIR: 本数据库的文件存放在另一个目录。多台机器须共享同一个 files 目录，或改用对象存储（FILES_S3_ENDPOINT）${moved}`,
  bucket: `FILES_S3_BUCKET: 本数据库的文件存放在另一个存储桶，请填写与其他机器相同的存储桶${moved}`,
}
