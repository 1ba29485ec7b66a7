import type { ServerUser } from './server-user.ts'

/** The superuser of the cluster; the application itself works as a plain role. */
export const owner = 'hall_owner'

/** A cluster on disk, ready to be started. */
export interface Cluster {
  readonly bin: string
  readonly user: ServerUser | undefined
  /** the folder that holds cluster, socket and log */
  readonly dataDir: string
  readonly clusterDir: string
  readonly socketDir: string
  readonly logFile: string
}
