import { readFile, readlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { Cluster } from './cluster.ts'
import { isAlive } from './initialise.ts'

/**
 * A lock file may name a live process that is not this server: a different one after a container restart, or an
 * unreaped zombie. PostgreSQL treats the pid in PG_GRANDPARENT_PID as harmless.
 */
export async function strangerInLockFile(cluster: Cluster): Promise<Record<string, string>> {
  const text = await readFile(join(cluster.clusterDir, 'postmaster.pid'), 'utf8').catch(() => '')
  const pid = Number(text.split('\n')[0])
  if (!Number.isInteger(pid) || pid <= 1 || !isAlive(pid)) return {}
  const state = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  const isZombie = /\) Z /.test(state)
  const folder = await readlink(`/proc/${pid}/cwd`).catch(() => undefined)
  const isServer = folder === cluster.clusterDir
  return isZombie || (folder !== undefined && !isServer) ? { PG_GRANDPARENT_PID: String(pid) } : {}
}
