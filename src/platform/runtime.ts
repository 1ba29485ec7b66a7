import type { Pool } from 'pg'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Db } from './database.ts'
import type { FileStore } from './files/file-store.ts'

/** The dependencies of a running hall; passed to every command inside its `acting`. */
export interface Runtime {
  readonly config: Config
  readonly clock: Clock
  readonly pool: Pool
  /**
   * a few connections as the database's owner, for jobs that stream whole registers: COPY does not work under row-level
   * security
   */
  readonly bulk: Pool
  readonly db: Db
  readonly files: FileStore
}
