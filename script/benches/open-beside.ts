import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  asApplication,
  asBulkWork,
  clockFrom,
  openConfiguredUploads,
  openDatabase,
  openFileStore,
  openPool,
  openVault,
  openWakes,
  type Runtime,
  readConfig,
  startPostgres,
} from '#platform'

/** A second runtime beside a running hall, with the same embedded server, files and secret. */
export async function openBeside(dataDir: string): Promise<Runtime> {
  openVault(await readFile(join(dataDir, 'secret'), 'utf8'))
  const { connection } = await startPostgres({ dataDir, log: () => {} })
  const pool = openPool(asApplication(connection))
  const config = readConfig({ DATA_DIR: dataDir })
  const db = openDatabase(pool)
  return {
    pool,
    bulk: openPool(asBulkWork(connection)),
    config,
    clock: clockFrom(new Date('2023-08-11T09:00:00+08:00')),
    db,
    files: await openFileStore(join(dataDir, 'files')),
    wakes: openWakes(),
    uploads: await openConfiguredUploads(config, db),
  }
}
