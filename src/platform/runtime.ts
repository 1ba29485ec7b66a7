import type { Pool } from 'pg'
import type { Wakes } from './background/wakes.ts'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Db } from './database.ts'
import type { FileStore } from './files/file-store.ts'
import type { Uploads } from './files/upload/uploads.ts'

/** The dependencies of a running hall; passed to every command inside its `acting`. */
export interface Runtime {
  readonly config: Config
  readonly clock: Clock
  readonly pool: Pool
  /** a few connections in the hall's own scope and without a deadline, for the jobs that stream whole registers */
  readonly bulk: Pool
  readonly db: Db
  readonly files: FileStore
  /** tells those who do background work that some waits */
  readonly wakes: Wakes
  readonly uploads: Uploads
}
