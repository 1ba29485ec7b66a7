import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { access, chmod, chown, cp, mkdir, readdir, readFile, realpath, rename, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import type { Binaries } from './binaries.ts'
import { canEnter, type ServerUser, serverUser } from './server-user.ts'

const run = promisify(execFile)
/** The superuser of the cluster; the application itself works as a plain role. */
export const owner = 'hall_owner'
const refuge = '/var/lib/wengang-hall'

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

/** Finds or makes the cluster, in a place the server's user can reach. */
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

async function homeOf(
  user: ServerUser | undefined,
  asked: string,
  log: (line: string) => void,
): Promise<string> {
  try {
    await mkdir(asked, { recursive: true })
  } catch (cause) {
    throw new Error(`数据目录 ${asked} 不能写入，请检查权限或用 DATA_DIR 指定其他目录。`, { cause })
  }
  if (await canEnter(user, asked)) return await ownFolder(join(asked, 'database'), user)
  const name = createHash('sha256')
    .update(await realpath(asked))
    .digest('hex')
    .slice(0, 12)
  await mkdir(refuge, { recursive: true, mode: 0o755 })
  const home = await ownFolder(join(refuge, name), user)
  log(`数据库用户不能进入 ${asked}，数据库存放在 ${home}`)
  return home
}

async function ownFolder(folder: string, user: ServerUser | undefined): Promise<string> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    if (user) await chown(folder, user.uid, user.gid)
    await chmod(folder, 0o700)
  } catch (cause) {
    throw new Error(`数据目录 ${folder} 不能写入，请检查权限或用 DATA_DIR 指定其他目录。`, { cause })
  }
  return folder
}

/** A socket's path is limited to about 100 characters: deep folders get a short one in the temporary folder. */
async function socketFolder(dataDir: string, user: ServerUser | undefined): Promise<string> {
  const near = join(dataDir, 'socket')
  if (near.length <= 85) return await ownFolder(near, user)
  const name = createHash('sha256')
    .update(await realpath(dataDir))
    .digest('hex')
    .slice(0, 16)
  return await ownFolder(join('/var/tmp', `wengang-hall-${name}`), user)
}

async function copiedBinaries(binaries: Binaries): Promise<string> {
  const name = createHash('sha256').update(binaries.root).digest('hex').slice(0, 12)
  const copy = join(refuge, `postgresql-${name}`)
  if (!(await exists(copy))) {
    const half = `${copy}.${process.pid}`
    await cp(binaries.root, half, { recursive: true, verbatimSymlinks: true })
    await rename(half, copy).catch(() => rm(half, { recursive: true }))
  }
  return join(copy, 'bin')
}

/** Made aside and renamed when whole: a start that is killed leaves nothing that looks like a cluster. */
async function initialise(cluster: Cluster): Promise<void> {
  const half = `${cluster.clusterDir}.init-${process.pid}`
  const locale = process.platform === 'darwin' ? 'C' : 'C.UTF-8'
  const options = ['-D', half, '-U', owner, '-A', 'trust', '-k', '--encoding=UTF8', `--locale=${locale}`]
  await run(join(cluster.bin, 'initdb'), options, { ...cluster.user, cwd: cluster.dataDir, env: {} })
  try {
    await rename(half, cluster.clusterDir)
  } catch (error) {
    // Two first starts at once: one rename wins, the other finds a whole cluster.
    if (!(await exists(join(cluster.clusterDir, 'PG_VERSION')))) throw error
    await rm(half, { recursive: true, force: true })
  }
}

async function clearHalfMade(cluster: Cluster): Promise<void> {
  for (const name of await readdir(cluster.dataDir)) {
    const pid = /^cluster\.init-(\d+)$/.exec(name)?.[1]
    if (pid !== undefined && !isAlive(Number(pid))) {
      await rm(join(cluster.dataDir, name), { recursive: true, force: true })
    }
  }
}

async function checkVersion(cluster: Cluster): Promise<void> {
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

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )
