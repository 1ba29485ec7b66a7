import { execFile } from 'node:child_process'
import { readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Cluster, owner } from './cluster.ts'
import { exists } from './copy-binaries.ts'

const run = promisify(execFile)

/** Created in a temporary folder and renamed when complete: a killed start leaves nothing that looks like a cluster. */
export async function initialise(cluster: Cluster): Promise<void> {
  const half = `${cluster.clusterDir}.init-${process.pid}`
  const locale = process.platform === 'darwin' ? 'C' : 'C.UTF-8'
  const options = ['-D', half, '-U', owner, '-A', 'trust', '-k', '--encoding=UTF8', `--locale=${locale}`]
  await run(join(cluster.bin, 'initdb'), options, { ...cluster.user, cwd: cluster.dataDir, env: {} })
  try {
    await rename(half, cluster.clusterDir)
  } catch (error) {
    // Concurrent first starts: one rename wins, the other finds a complete cluster.
    if (!(await exists(join(cluster.clusterDir, 'PG_VERSION')))) throw error
    await rm(half, { recursive: true, force: true })
  }
}

/** Removes what killed first starts left. Their `initdb` may still be writing, and fails once its folder is gone. */
export async function clearHalfMade(cluster: Cluster): Promise<void> {
  for (const name of await readdir(cluster.dataDir)) {
    const pid = /^cluster\.init-(\d+)$/.exec(name)?.[1]
    if (pid !== undefined && !isAlive(Number(pid))) {
      await rm(join(cluster.dataDir, name), { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
    }
  }
}

export async function checkVersion(cluster: Cluster): Promise<void> {
  const of = (await readFile(join(cluster.clusterDir, 'PG_VERSION'), 'utf8')).trim()
  const { stdout } = await run(join(cluster.bin, 'postgres'), ['--version'], {
    ...cluster.user,
    cwd: '/',
    env: {},
  })
  const have = /(\d+)\./.exec(stdout)?.[1]
  if (of !== have) {
    throw new Error(
      `数据目录由 PostgreSQL ${of} 建立，现有程序是 ${have}。请先用原版本导出，再导入新的数据目录。`,
    )
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
