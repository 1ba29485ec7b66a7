import { join, resolve } from 'node:path'
import type { Binaries } from './binaries.ts'
import type { Cluster } from './cluster.ts'
import { copiedBinaries, exists } from './copy-binaries.ts'
import { homeOf, socketFolder } from './home.ts'
import { checkVersion, clearHalfMade, initialise } from './initialise.ts'
import { canEnter, serverUser } from './server-user.ts'

/** Finds or creates the cluster, in a place the server's user can reach. */
export async function prepareCluster(
  binaries: Binaries,
  options: { readonly dataDir: string; readonly log: (line: string) => void },
): Promise<Cluster> {
  const user = await serverUser()
  const dataDir = await homeOf(user, resolve(options.dataDir), options.log)
  const bin = (await canEnter(user, binaries.bin)) ? binaries.bin : await copiedBinaries(binaries)
  const cluster = {
    bin,
    user,
    dataDir,
    clusterDir: join(dataDir, 'cluster'),
    socketDir: await socketFolder(dataDir, user),
    logFile: join(dataDir, 'postgres.log'),
  }
  await clearHalfMade(cluster)
  if (!(await exists(join(cluster.clusterDir, 'PG_VERSION')))) await initialise(cluster)
  await checkVersion(cluster)
  return cluster
}
