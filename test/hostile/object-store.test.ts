import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import S3rver from 's3rver'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openConfiguredStore, openVault, readConfig } from '#platform'
import { secret } from '../database/database.ts'
import { plainPdf } from './folder/pdf.ts'

let folder: string
let s3: S3rver
let port = 0
const said: string[] = []
beforeAll(async () => {
  openVault(secret)
  folder = await mkdtemp(join(tmpdir(), 'objects-'))
  const directory = join(folder, 'bucket')
  const settings = { port: 0, address: '127.0.0.1', silent: true, directory }
  s3 = new S3rver({ ...settings, configureBuckets: [{ name: 'hall' }] })
  port = (await s3.run()).port
})
afterAll(async () => {
  await s3.close()
  await rm(folder, { recursive: true, force: true })
})

const storeAt = (at: number) => {
  const config = readConfig({
    NODE_ENV: 'test',
    DATA_DIR: join(folder, 'data'),
    FILES_S3_ENDPOINT: `http://127.0.0.1:${at}`,
    FILES_S3_BUCKET: 'hall',
    FILES_S3_KEY: 'S3RVER',
    FILES_S3_SECRET: 'S3RVER',
  })
  return openConfiguredStore(config, { folder: 'files', log: line => said.push(line) })
}
const objects = async () =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter(
    one => one.isFile() && /^[0-9a-f]{64}\._S3rver_object$/.test(one.name),
  )

test('files are stored in the bucket, encrypted and under opaque names; nothing stays on this machine', async () => {
  const store = await storeAt(port)
  const pdf = plainPdf({ objects: ['(身份证 410783198506120029)'] })
  const { sha256 } = await store.take(Readable.from([pdf]))
  const { stream, bytes } = await store.read(sha256)
  expect([bytes, (await buffer(stream)).equals(pdf)]).toEqual([pdf.length, true])
  const [object] = await objects()
  expect(object?.name).not.toContain(sha256)
  expect((await readFile(join(object?.parentPath ?? '', object?.name ?? ''))).includes('410783')).toBe(false)
  expect(await readdir(join(folder, 'data', 'files', 'incoming'))).toEqual([])
  const large = Buffer.alloc(9_000_000, 'large')
  const kept = await store.keep(Readable.from([large]))
  expect((await buffer((await store.read(kept.sha256)).stream)).equals(large)).toBe(true)
  await store.remove(kept.sha256)
  await expect(store.read(kept.sha256)).rejects.toThrow('已不存在')
})

test('an object exchanged or truncated in the bucket never yields wrong bytes', async () => {
  const store = await storeAt(port)
  const first = await store.keep(Readable.from([Buffer.alloc(200_000, 'first')]))
  const before = await objects()
  const second = await store.keep(Readable.from([Buffer.alloc(200_000, 'other')]))
  const other = (await objects()).find(one => !before.some(old => old.name === one.name))
  const path = join(other?.parentPath ?? '', other?.name ?? '')
  const sealed = await readFile(path)
  await writeFile(path, sealed.subarray(0, 100_000))
  await expect(buffer((await store.read(second.sha256)).stream)).rejects.toThrow()
  for (const old of before) {
    await writeFile(path, await readFile(join(old.parentPath, old.name)))
    await expect(buffer((await store.read(second.sha256)).stream)).rejects.toThrow()
  }
  expect((await buffer((await store.read(first.sha256)).stream)).toString()).toBe('first'.repeat(40_000))
})

test('an aborted upload, and a store that is down or failing, leave nothing behind and are reported clearly', async () => {
  const count = (await objects()).length
  const killed = Readable.from(
    (async function* () {
      yield plainPdf().subarray(0, 100)
      throw new Error('premature close')
    })(),
  )
  await expect((await storeAt(port)).take(killed)).rejects.toThrow('没有完整上传')
  expect((await objects()).length).toBe(count)

  const failing = createServer((_request, response) => void response.writeHead(503).end())
  await new Promise<void>(resolve => failing.listen(0, '127.0.0.1', resolve))
  const at = failing.address()
  for (const closed of [1, typeof at === 'object' && at ? at.port : 0]) {
    const store = await storeAt(closed)
    await expect(store.take(Readable.from([plainPdf()]))).rejects.toThrow('暂时无法保存')
    await expect(store.read('0'.repeat(64))).rejects.toThrow('暂时无法读取')
  }
  failing.close()
  expect(said.length).toBe(4)
  expect(await readdir(join(folder, 'data', 'files', 'incoming'))).toEqual([])
})
