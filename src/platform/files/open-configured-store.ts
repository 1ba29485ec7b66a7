import { join } from 'node:path'
import type { Config } from '../config.ts'
import type { Db } from '../database.ts'
import { type FileStore, openFileStore } from './file-store.ts'
import { s3Driver } from './s3-driver.ts'
import { clamd } from './scan/clamd.ts'

interface Files {
  /** name of the store: a folder of the data folder or of the bucket */
  readonly folder: 'files' | 'exports'
  /** records stored files and their scan results */
  readonly db?: Db
  /** called when a file waits for its judges */
  onOffered?(): void
  log(line: string): void
}

/** Opens a store as configured: data folder or bucket, with or without a scanner. */
export async function openConfiguredStore(
  config: Config,
  { folder, db, onOffered, log }: Files,
): Promise<FileStore> {
  return await openFileStore(join(config.dataDir, folder), {
    log,
    ...(config.s3 ? { driver: await s3Driver(config.s3, folder) } : {}),
    ...(db ? { db } : {}),
    ...(onOffered ? { onOffered } : {}),
    ...(db && config.clamd ? { scan: clamd(config.clamd, log) } : {}),
  })
}
