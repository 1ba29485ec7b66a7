import type { ServerUser } from './server-user.ts'

/** The superuser of the cluster; the application itself uses an unprivileged role. */
export const owner = 'hall_owner'

/** A cluster on disk, ready to start. */
export interface Cluster {
  readonly bin: string
  readonly user: ServerUser | undefined
  /** the folder that contains cluster, socket and log */
  readonly dataDir: string
  readonly clusterDir: string
  readonly socketDir: string
  readonly logFile: string
}
