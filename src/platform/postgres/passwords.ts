import { randomBytes } from 'node:crypto'
import { link, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { backupRole } from '../roles/create-roles.ts'
import { owner } from './cluster.ts'

/** The passwords of the embedded server's roles that the application must not become. */
export interface Passwords {
  readonly owner: string
  readonly backup: string
}

/** In the format of libpq, so that `PGPASSFILE` serves psql and pg_dump. */
const fileName = 'pgpass'

/**
 * Reads the passwords, made once and kept in the data folder, beside the server's own folder. Only the user that runs the
 * hall can read them; where that is root, the server's user cannot.
 */
export async function passwordsIn(dataDir: string): Promise<Passwords> {
  const file = join(dataDir, fileName)
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
    return undefined
  })
  if (text === undefined) return await make(dataDir, file)
  const of = (role: string) => new RegExp(`^\\*:\\*:\\*:${role}:(\\S+)$`, 'm').exec(text)?.[1]
  const found = { owner: of(owner), backup: of(backupRole) }
  if (found.owner && found.backup) return { owner: found.owner, backup: found.backup }
  throw new Error(`${file} 已损坏。${howToRenew}`)
}

/** Whole or not there at all, and of two first starts at once the first one's. */
async function make(dataDir: string, file: string): Promise<Passwords> {
  const fresh = () => randomBytes(24).toString('base64url')
  const half = join(dataDir, `${fileName}.${process.pid}`)
  await writeFile(half, `*:*:*:${owner}:${fresh()}\n*:*:*:${backupRole}:${fresh()}\n`, { mode: 0o600 })
  try {
    await link(half, file)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    await rm(half, { force: true })
  }
  return await passwordsIn(dataDir)
}

export const howToRenew =
  '请停止网厅，删除数据目录中的 pgpass，把数据库目录 cluster/pg_hba.conf 中的 scram-sha-256 改为 trust，再启动一次，口令会重新生成。'
