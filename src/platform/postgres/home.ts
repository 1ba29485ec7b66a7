import { createHash } from 'node:crypto'
import { chmod, chown, mkdir, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { canEnter, type ServerUser } from './server-user.ts'

export const refuge = '/var/lib/wengang-hall'

export async function homeOf(
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

/** A socket path is limited to about 100 characters: for deep folders use a short one in the temporary folder. */
export async function socketFolder(dataDir: string, user: ServerUser | undefined): Promise<string> {
  const near = join(dataDir, 'socket')
  if (near.length <= 85) return await ownFolder(near, user)
  const name = createHash('sha256')
    .update(await realpath(dataDir))
    .digest('hex')
    .slice(0, 16)
  return await ownFolder(join('/var/tmp', `wengang-hall-${name}`), user)
}
