import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Catalogue, filesOfCases, firstBrokenEvent, getItem, settlePages } from '#casework'
import { queryAsHall } from '#identity'
import { clearUnused, judgeWaiting, type Runtime } from '#platform'
import { catalogue } from '../../src/items/index.ts'
import { waitingJudgments } from '../../src/platform/files/judge/waiting-judgments.ts'
import { plainPdf } from '../hostile/folder/pdf.ts'
import { picture } from '../hostile/folder/pictures.ts'
import { type TestRuntime, testRuntime } from './database.ts'
import { operator, submit } from './people.ts'
import { attach, caseFile, detach, save } from './visits.ts'

const containing = (words: string): unknown => expect.stringContaining(words)

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
let made: TestRuntime
let runtime: Runtime
let id = ''
beforeAll(async () => {
  made = await testRuntime()
  // Nobody waits at all: every file is judged in the background.
  runtime = { ...made.runtime, config: { ...made.runtime.config, uploadPatienceMs: 0 } }
  id = await save(await clerk(), item, form)
})
afterAll(() => made.close())
beforeEach(async () => {
  for (const { materialId } of await materials()) await detach(await clerk(), id, materialId)
})

const clerk = async () => ({ ...made.as(await operator(made, '410783000002')), runtime })
const system = () => ({ ...made.as({ kind: 'system' as const }), runtime })
const materials = async () => (await caseFile(await clerk(), id)).materials
const upload = async (bytes: Buffer, name = '执照.pdf') =>
  attach(await clerk(), item, { declarationId: id, kind: 'proof', name, stream: Readable.from([bytes]) })
const judging = (of: Catalogue = catalogue) => ({
  goOn: () => true,
  onJudged: settleWith(of),
})
const settleWith =
  (of: Catalogue): Parameters<typeof judgeWaiting>[1]['onJudged'] =>
  (tx, sha256, judged) =>
    settlePages(tx, system(), of, { sha256, judged })
const judge = () => judgeWaiting(runtime, judging())
const soon = () =>
  made.owner.query("update platform.stored_file set judge_at = now() where judgment = 'waiting'")

test('a PDF waits as 处理中, unreadable and blocking submission, and then counts its pages', async () => {
  await upload(plainPdf({ pages: 3 }))
  const [waiting] = await materials()
  expect(waiting).toMatchObject({ state: 'judging', sheets: 1 })
  await expect(runtime.files.read(waiting?.pages[0]?.sha256 ?? '')).rejects.toThrow('正在处理中')
  await expect(submit(await clerk(), item, { declarationId: id })).rejects.toThrow(
    '企业相关证明材料”还在处理中，处理完成后才能提交',
  )
  expect(await judge()).toBe(1)
  expect(await judge()).toBe(0)
  const [ready] = await materials()
  expect(ready).toMatchObject({ state: 'ready', sheets: 3, pages: [{ sha256: waiting?.pages[0]?.sha256 }] })
  const { history } = await caseFile(await clerk(), id)
  expect(history.at(-1)).toMatchObject({
    actor: '系统',
    words: '电子材料“企业相关证明材料”第 1 页处理完成，共 3 页',
  })
})

test('a picture is replaced by the re-encoded one, and what was uploaded is gone', async () => {
  const camera = Buffer.concat([await picture('jpeg'), Buffer.from('GPS 35.1')])
  await upload(camera, '照片.jpg')
  const before = (await materials())[0]?.pages[0]?.sha256 ?? ''
  expect(await judge()).toBe(1)
  const page = (await materials())[0]?.pages[0]
  expect(page).toMatchObject({ state: 'ready', mediaType: 'image/jpeg' })
  expect(page?.sha256).not.toBe(before)
  const kept = await buffer((await runtime.files.read(page?.sha256 ?? '')).stream)
  expect(kept.includes('GPS')).toBe(false)
  expect(kept.length).toBe(page?.bytes)
  await expect(runtime.files.read(before)).rejects.toThrow('已不存在')
  expect(
    await queryAsHall(system(), tx => firstBrokenEvent(tx, { unitNo: '410783000002', declarationId: id })),
  ).toBeUndefined()
})

test('a refused page is shown as 退回 with its sentence, blocks submission and can be deleted', async () => {
  await upload(plainPdf({ catalog: '/OpenAction<</S/JavaScript/JS(1)>>' }))
  const sha256 = (await materials())[0]?.pages[0]?.sha256 ?? ''
  expect(await judge()).toBe(1)
  const [refused] = await materials()
  expect(refused).toMatchObject({
    state: 'refused',
    pages: [{ refusal: containing('PDF 内含脚本') }],
  })
  await expect(submit(await clerk(), item, { declarationId: id })).rejects.toThrow('未通过检查的页面')
  await expect(runtime.files.read(sha256)).rejects.toThrow('未通过检查')
  expect(await runtime.files.scan(sha256)).toBe('unanswered')
  await detach(await clerk(), id, refused?.materialId ?? '')
  expect(await materials()).toEqual([])
})

test('a file whose judge was killed is taken up again, and refused after two', async () => {
  await upload(plainPdf({ catalog: '/Lang(en)' }))
  // A process claims the file and dies before it has judged it.
  const claim = () =>
    made.owner.query(`update platform.stored_file set judge_attempts = judge_attempts + 1,
      judge_at = now() + interval '2 minutes' where judgment = 'waiting'`)
  await claim()
  expect(await judge()).toBe(0)
  await soon()
  expect(await judge()).toBe(1)
  expect((await materials())[0]?.state).toBe('ready')
  await detach(await clerk(), id, (await materials())[0]?.materialId ?? '')
  await upload(plainPdf({ catalog: '/Lang(fr)' }))
  await claim()
  await claim()
  await soon()
  expect(await judge()).toBe(1)
  expect((await materials())[0]?.pages[0]).toMatchObject({
    state: 'refused',
    refusal: containing('两次使检查程序中断'),
  })
})

test('a store that fails again and again is not the file’s fault', async () => {
  await upload(plainPdf({ catalog: '/Lang(nl)' }))
  const failing = { ...runtime.files, judge: () => Promise.reject(new Error('the store does not answer')) }
  for (let failure = 0; failure < 4; failure += 1) {
    await expect(judgeWaiting({ ...runtime, files: failing }, judging())).rejects.toThrow('does not answer')
    expect(await judge()).toBe(0)
    await soon()
  }
  expect(await judge()).toBe(1)
  expect((await materials())[0]?.state).toBe('ready')
})

test('killed before what was uploaded is removed, the judgement stands; the same content is taken again', async () => {
  const camera = Buffer.concat([await picture('jpeg'), Buffer.from('killed')])
  await upload(camera, '照片.jpg')
  const killed = { ...runtime.files, remove: () => Promise.reject(new Error('killed')) }
  await expect(judgeWaiting({ ...runtime, files: killed }, judging())).rejects.toThrow('killed')
  const [kept] = await materials()
  expect(kept?.state).toBe('ready')
  expect(
    (await buffer((await runtime.files.read(kept?.pages[0]?.sha256 ?? '')).stream)).length,
  ).toBeGreaterThan(0)
  await detach(await clerk(), id, kept?.materialId ?? '')
  await upload(camera, '照片.jpg')
  await soon()
  await judge()
  expect((await materials())[0]?.state).toBe('ready')
})

test('an infected file waits for no judge, and is counted before no other', async () => {
  await upload(plainPdf({ catalog: '/Lang(pt)' }))
  const sha256 = (await materials())[0]?.pages[0]?.sha256 ?? ''
  const due = async () => {
    const { rows } = await sql<{
      due: number | null
    }>`select ${waitingJudgments.dueIn(new Date())} as due`.execute(runtime.db)
    return rows[0]?.due
  }
  expect(await due()).not.toBeNull()
  await made.owner.query("update platform.stored_file set scan = 'found' where sha256 = $1", [sha256])
  expect(await due()).toBeNull()
  await made.owner.query("update platform.stored_file set scan = 'unscanned' where sha256 = $1", [sha256])
  expect(await judge()).toBe(1)
})

test('the judgement waits for a transaction that is attaching the file, and the other way round', async () => {
  const file = plainPdf({ pages: 2, catalog: '/Lang(de)' })
  let attached: Promise<unknown> = Promise.resolve()
  const slow = {
    ...runtime,
    files: {
      ...runtime.files,
      async take(...of: Parameters<Runtime['files']['take']>) {
        const taken = await runtime.files.take(...of)
        // Judged between being stored and being attached.
        expect(await judge()).toBe(1)
        return taken
      },
    },
  }
  await attach({ ...(await clerk()), runtime: slow }, item, {
    declarationId: id,
    kind: 'proof',
    name: 'a.pdf',
    stream: Readable.from([file]),
  })
  expect((await materials())[0]).toMatchObject({ state: 'ready', sheets: 2 })
  await detach(await clerk(), id, (await materials())[0]?.materialId ?? '')
  attached = upload(plainPdf({ pages: 4, catalog: '/Lang(it)' }))
  for (let judged = 0; judged === 0; ) judged = await judge()
  await attached
  expect((await materials())[0]).toMatchObject({ state: 'ready', sheets: 4 })
})

test('the same content is judged once; an earlier case keeps its file while it is uploaded again', async () => {
  const file = plainPdf({ pages: 2, catalog: '/Lang(es)' })
  await upload(file)
  await judge()
  const [first] = await materials()
  expect(first?.state).toBe('ready')
  await runtime.files.take(Readable.from([file]), { within: 0 })
  expect((await materials())[0]?.state).toBe('ready')
  expect(await judge()).toBe(0)
})

test('what refused and replaced files leave behind is cleared', async () => {
  await made.owner.query(`update platform.stored_file set taken_at = taken_at - interval '30 days',
    unused_since = now() - interval '8 days'`)
  await clearUnused(runtime, [filesOfCases])
  const { rows } = await made.owner.query(
    "select count(*)::int as left from platform.stored_file where judgment in ('refused', 'replaced')",
  )
  expect(rows).toEqual([{ left: 0 }])
})

test('given files are judged in the background as they are at once', async () => {
  const cases = join(import.meta.dirname, '../hostile/cases')
  for (const name of (await readdir(cases)).filter(one => one.endsWith('.pdf'))) {
    await upload(await readFile(join(cases, name)), name)
    expect(await judge(), name).toBe(1)
    const [material] = await materials()
    const refused = name.startsWith('15') || name.startsWith('18')
    expect(material?.state, name).toBe(refused ? 'refused' : 'ready')
    await detach(await clerk(), id, material?.materialId ?? '')
  }
})
