import { AsyncLocalStorage } from 'node:async_hooks'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { filesOfNotices } from '#bulletin'
import { dropInfected, filesOfCases, firstBrokenEvent, getItem } from '#casework'
import { filesOfEvidence } from '#disbursement'
import { queryAsHall } from '#identity'
import { clearUnused, messagesTo, openConfiguredStore, type Runtime, scanWaiting } from '#platform'
import { catalogue } from '../../src/items/index.ts'
import { eicar, type FakeClamd, fakeClamd } from '../hostile/folder/fake-clamd.ts'
import { plainPdf } from '../hostile/folder/pdf.ts'
import { type TestRuntime, testRuntime } from './database.ts'
import { operator, submit } from './people.ts'
import { attach, caseFile, detach, save } from './visits.ts'

const item = getItem(catalogue, 'stable-employment-refund')
const form = {
  noticeRead: '1',
  year: '2023',
  contactName: '王五',
  contactMobile: '13800000003',
  payTo: '单位',
  accountNo: '41001522010050205678',
  bankName: '中国建设银行长垣支行',
  accountName: '长垣示例医疗器械有限公司',
}
const rooms = [filesOfCases, filesOfNotices, filesOfEvidence]
let test_: TestRuntime
let clamd: FakeClamd
let runtime: Runtime
beforeAll(async () => {
  test_ = await testRuntime()
  clamd = await fakeClamd()
  const config = { ...test_.runtime.config, clamd: clamd.address }
  runtime = {
    ...test_.runtime,
    config,
    files: await openConfiguredStore(config, { folder: 'files', db: test_.runtime.db, log: () => {} }),
  }
})
afterAll(async () => {
  await clamd.stop()
  await test_.close()
})

const clerk = async () => ({ ...test_.as(await operator(test_, '410783000002')), runtime })
const system = () => ({ ...test_.as({ kind: 'system' as const }), runtime })
const goOn = () => true
const scan = () => scanWaiting(runtime, { goOn, onFound: (tx, sha256) => dropInfected(tx, system(), sha256) })
const soon = () => test_.owner.query('update platform.stored_file set next_scan_at = now()')
const picture = (background: string) =>
  sharp({ create: { width: 20, height: 20, channels: 3, background } })
    .png()
    .toBuffer()
const paper = (words: string) => plainPdf({ objects: [`(${words})`] })
const upload = async (declarationId: string, bytes: Buffer, name = '执照.pdf') =>
  attach(await clerk(), item, {
    declarationId,
    kind: 'proof',
    name,
    stream: Readable.from([bytes]),
  })
const inFolder = async () =>
  (await readdir(join(runtime.config.dataDir, 'files'), { recursive: true, withFileTypes: true })).filter(
    one => one.isFile(),
  ).length

test('an upload the scanner flags is refused at once and nothing is stored', async () => {
  const id = await save(await clerk(), item, form)
  await expect(upload(id, paper(eicar))).rejects.toThrow('未通过病毒检查')
  expect(await inFolder()).toBe(0)
  expect((await caseFile(await clerk(), id)).materials).toEqual([])
})

test('while the scanner is down a file is quarantined: unreadable and blocking submission, until it passes', async () => {
  const id = await save(await clerk(), item, form)
  clamd.be('away')
  await upload(id, paper('waits'))
  const [material] = (await caseFile(await clerk(), id)).materials
  expect(material?.state).toBe('quarantined')
  await expect(runtime.files.read(material?.pages[0]?.sha256 ?? '')).rejects.toThrow('正在进行病毒检查')
  await expect(submit(await clerk(), item, { declarationId: id })).rejects.toThrow(
    '企业相关证明材料”正在进行病毒检查',
  )
  await soon()
  expect(await scan()).toBe(0)
  clamd.be('well')
  expect(await scan()).toBe(0)
  await soon()
  expect(await scan()).toBe(1)
  expect((await caseFile(await clerk(), id)).materials[0]?.state).toBe('ready')
  const { stream } = await runtime.files.read(material?.pages[0]?.sha256 ?? '')
  expect((await buffer(stream)).equals(paper('waits'))).toBe(true)
  await detach(await clerk(), id, material?.materialId ?? '')
})

test('malware found later is removed from its case with an event and a message, and stays removed', async () => {
  const id = await save(await clerk(), item, form)
  clamd.be('away')
  await upload(id, paper(eicar))
  clamd.be('well')
  await soon()
  const before = await inFolder()
  expect(await scan()).toBe(1)
  expect(await inFolder()).toBe(before - 1)
  const file = await caseFile(await clerk(), id)
  expect(file.materials).toEqual([])
  expect(file.history.at(-1)?.actor).toBe('系统')
  expect(file.history.at(-1)?.words).toContain('未通过病毒检查')
  expect((await messagesTo(runtime.db, '13800000003'))[0]?.text).toContain('未通过病毒检查')
  expect(
    await queryAsHall(system(), tx => firstBrokenEvent(tx, { unitNo: '410783000002', declarationId: id })),
  ).toBeUndefined()
})

/** Makes every file this many days older. */
const later = (days: number) =>
  test_.owner.query(`update platform.stored_file set taken_at = taken_at - interval '${days} days',
    unused_since = unused_since - interval '${days} days'`)

test('files unreferenced for seven days are removed; files of a case, now or when submitted, stay', async () => {
  const id = await save(await clerk(), item, form)
  await upload(id, await picture('red'), '红.png')
  await runtime.files.take(Readable.from([await picture('green')]))
  await later(2)
  const before = await inFolder()
  expect(await clearUnused(runtime, rooms)).toBe(0)
  await later(6)
  expect(await clearUnused(runtime, rooms)).toBe(0)
  await later(2)
  expect(await clearUnused(runtime, rooms)).toBeGreaterThanOrEqual(1)
  expect(await inFolder()).toBeLessThan(before)
  const [red] = (await caseFile(await clerk(), id)).materials
  await buffer((await runtime.files.read(red?.pages[0]?.sha256 ?? '')).stream)
  await submit(await clerk(), item, { declarationId: id })
  await later(30)
  await clearUnused(runtime, rooms)
  await later(30)
  expect(await clearUnused(runtime, rooms)).toBe(0)
  await buffer((await runtime.files.read(red?.pages[0]?.sha256 ?? '')).stream)
})

test('a file uploaded again while being removed exists afterwards', async () => {
  const bytes = await picture('blue')
  const { sha256 } = await runtime.files.take(Readable.from([bytes]))
  await later(2)
  await clearUnused(runtime, rooms)
  await later(8)
  let again: Promise<unknown> | undefined
  // Somebody else's visit, not part of the transaction that removes.
  const elsewhere = AsyncLocalStorage.snapshot()
  const removing = {
    ...runtime,
    files: {
      ...runtime.files,
      async remove(name: string) {
        // The row is locked now, so the upload must wait.
        again ??= elsewhere(() => runtime.files.take(Readable.from([bytes])))
        await new Promise(resolve => setTimeout(resolve, 300))
        await runtime.files.remove(name)
      },
    },
  }
  expect(await clearUnused(removing, rooms)).toBeGreaterThanOrEqual(1)
  await again
  await buffer((await runtime.files.read(sha256)).stream)
})
