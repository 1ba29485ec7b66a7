import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The unprivileged user to run the server as when we are root, because PostgreSQL refuses root. */
export interface ServerUser {
  readonly uid: number
  readonly gid: number
}

/** Undefined if we are not root: then the server runs as the current user. */
export async function serverUser(): Promise<ServerUser | undefined> {
  if (process.getuid?.() !== 0) return undefined
  for (const name of ['postgres', 'nobody']) {
    try {
      const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])])
      return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
    } catch {
      // no such user here; the next one
    }
  }
  throw new Error(
    '以 root 运行时，内置数据库需要系统用户 postgres 或 nobody，请创建其一，或改用普通用户运行。',
  )
}

/** Whether that user can enter a folder, according to the operating system. */
export async function canEnter(user: ServerUser | undefined, folder: string): Promise<boolean> {
  if (!user) return true
  return await run('/bin/sh', ['-c', 'cd "$1" && test -r . && test -x .', 'sh', folder], {
    ...user,
    cwd: '/',
  }).then(
    () => true,
    () => false,
  )
}
