import type { Pool } from 'pg'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Db } from './database.ts'
import type { FileStore } from './files/file-store.ts'

/** What a running hall stands on; handed to every command inside its `acting`. */
export interface Runtime {
  readonly config: Config
  readonly clock: Clock
  readonly pool: Pool
  /** a few connections as the database's owner, for the jobs that stream whole registers: COPY passes no row-level security */
  readonly bulk: Pool
  readonly db: Db
  readonly files: FileStore
}
