import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '#platform'
import { claimFileStore } from '../../src/platform/files/claim-file-store.ts'
import { type TestRuntime, testRuntime } from './database.ts'

let runtime: TestRuntime
const folders: string[] = []
beforeAll(async () => {
  runtime = await testRuntime()
})
afterAll(async () => {
  await runtime.close()
  await Promise.all(folders.map(folder => rm(folder, { recursive: true, force: true })))
})

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'machine-'))
  folders.push(made)
  return made
}

const start = (dataDir: string) =>
  claimFileStore(openDatabase(runtime.owner), { dataDir, s3: undefined }, () => {})

test('a second machine serves the same database only with the files of the first', async () => {
  const [first, second] = [await folder(), await folder()]
  await start(first)
  await expect(start(second)).rejects.toThrow('DATA_DIR: 本数据库的文件存放在另一个目录')
  await runtime.owner.query('delete from platform.file_store')
  const [third, fourth] = [await folder(), await folder()]
  const starts = await Promise.allSettled([start(third), start(fourth)])
  expect(starts.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const [accepted = third] = starts.flatMap(({ status }, i) =>
    status === 'fulfilled' ? [i ? fourth : third] : [],
  )
  await runtime.owner.query("insert into platform.file_store values ('bucket', gen_random_uuid())")
  await expect(start(accepted)).rejects.toThrow('FILES_S3_ENDPOINT: 本数据库的文件存放在对象存储中')
})

test('concurrent first starts with one folder register it once', async () => {
  for (let round = 1; round <= 40; round += 1) {
    await runtime.owner.query('delete from platform.file_store')
    const shared = await folder()
    const later = async (milliseconds: number) => {
      await pause(milliseconds)
      await start(shared)
    }
    await Promise.all([start(shared), later(round % 12), later(round % 7)])
  }
})
