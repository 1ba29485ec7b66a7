import { generateKeyPair, randomBytes } from 'node:crypto'
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { selfSigned } from './self-signed.ts'

/**
 * The key and certificate of 测试环境, generated once and kept in the data folder, the key readable by its owner only. If
 * two processes generate it concurrently, the first wins.
 */
export async function demoSigner(dataDir: string): Promise<{ readonly cert: string; readonly key: string }> {
  const folder = join(dataDir, 'print-signing')
  const files = { cert: join(folder, 'cert.pem'), key: join(folder, 'key.pem') }
  if (await readdir(folder).catch(() => undefined)) return files
  const pair = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
  const fresh = `${folder}-${randomBytes(6).toString('hex')}`
  await mkdir(fresh, { recursive: true, mode: 0o700 })
  await writeFile(join(fresh, 'key.pem'), pair.privateKey.export({ type: 'pkcs8', format: 'pem' }), {
    mode: 0o600,
  })
  await writeFile(join(fresh, 'cert.pem'), selfSigned(pair, '社保网厅单据签名（测试环境）'))
  await rename(fresh, folder).catch(async (error: NodeJS.ErrnoException) => {
    await rm(fresh, { recursive: true })
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
  })
  return files
}
