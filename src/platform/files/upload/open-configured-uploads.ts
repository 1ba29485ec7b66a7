import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../../config.ts'
import type { Db } from '../../database.ts'
import { diskDriver } from '../disk-driver.ts'
import { s3Driver } from '../s3-driver.ts'
import { openUploads, type Uploads } from './uploads.ts'

/** Opens uploads in parts as configured: in the data folder or the bucket, where every process finds them. */
export async function openConfiguredUploads(config: Config, db: Db): Promise<Uploads> {
  const folder = join(config.dataDir, 'parts')
  // Parts of an earlier version, which kept them for a day, are of no use.
  await rm(join(config.dataDir, 'uploads'), { recursive: true, force: true })
  return await openUploads(db, config.s3 ? await s3Driver(config.s3, 'parts') : diskDriver(folder), folder)
}
