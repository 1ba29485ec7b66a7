import { Readable } from 'node:stream'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enterPairing, firstBrokenEvent, getItem, takePhotograph } from '#casework'
import { type Acting, type OperatorActor, query } from '#identity'
import { shownPicture } from '#platform'
import { catalogue } from '../../src/items/index.ts'
import { plainPdf } from '../hostile/folder/pdf.ts'
import { type TestRuntime, testRuntime } from './database.ts'
import { officer, operator, submit, visitor } from './people.ts'
import {
  addPage,
  attach,
  caseFile,
  decline,
  detach,
  endPairing,
  findPairing,
  movePage,
  openPairing,
  removePage,
  reusable,
  reuse,
  rotatePage,
  save,
  sendBack,
} from './visits.ts'

const item = getItem(catalogue, 'data-correction')
const unitNo = '410783000002'
const kind = 'evidence'
const form = (no: number) => ({
  figure: '单位类型',
  month: '',
  right: `${no} 人`,
  reason: '登记的人数漏了三人，附社保缴费明细。',
  contactName: '王五',
  contactMobile: '13800000003',
})
/** the case submitted by the first test */
let submittedId = ''
let runtime: TestRuntime
let acting: Acting<OperatorActor>
beforeAll(async () => {
  runtime = await testRuntime()
  acting = runtime.as(await operator(runtime, unitNo))
})
afterAll(() => runtime.close())

let shade = 0
/** A unique picture. */
const picture = () => {
  shade += 1
  return sharp({ create: { width: 30, height: 20, channels: 3, background: { r: shade, g: 90, b: 200 } } })
    .png()
    .toBuffer()
}
const pdf = (pages: number) => plainPdf({ pages })
const stream = (bytes: Buffer) => Readable.from([bytes])
const draft = async (who = acting, no = 43) => await save(who, item, form(no))
const materialIn = async (id: string, who: Acting<OperatorActor> = acting) => {
  await attach(who, item, { declarationId: id, kind, name: '1.png', stream: stream(await picture()) })
  const last = (await caseFile(who, id)).materials.at(-1)
  return { declarationId: id, materialId: last?.materialId ?? '' }
}
const pagesOf = async (key: { declarationId: string; materialId: string }, who = acting) =>
  (await caseFile(who, key.declarationId)).materials.find(one => one.materialId === key.materialId)?.pages ??
  []
const names = async (key: { declarationId: string; materialId: string }) =>
  (await pagesOf(key)).map(page => page.name)
const add = async (key: { declarationId: string; materialId: string }, name: string, bytes?: Buffer) =>
  await addPage(acting, item, { ...key, name, stream: stream(bytes ?? (await picture())) })
const pageOf = async (key: { declarationId: string; materialId: string }, name: string) => ({
  ...key,
  pageId: (await pagesOf(key)).find(page => page.name === name)?.pageId ?? '',
})

test('pages are added, moved, rotated and removed, each with an event, and frozen in their order', async () => {
  const key = await materialIn(await draft())
  await add(key, '2.png')
  const twice = await picture()
  await Promise.all([add(key, '3.png', twice), add(key, '3.png', twice)])
  await add(key, '4.pdf', pdf(2))
  expect(await names(key)).toEqual(['1.png', '2.png', '3.png', '4.pdf'])

  const third = await pageOf(key, '3.png')
  await Promise.all([
    movePage(acting, item, { ...third, to: 1 }),
    movePage(acting, item, { ...third, to: 1 }),
  ])
  await movePage(acting, item, { ...(await pageOf(key, '1.png')), to: 99 })
  expect(await names(key)).toEqual(['3.png', '2.png', '4.pdf', '1.png'])
  expect((await pagesOf(key)).map(page => page.position)).toEqual([1, 2, 3, 4])

  await rotatePage(acting, item, { ...third, to: 90 })
  await rotatePage(acting, item, { ...third, to: 90 })
  await expect(rotatePage(acting, item, { ...(await pageOf(key, '4.pdf')), to: 90 })).rejects.toThrow(/PDF/)
  await removePage(acting, item, await pageOf(key, '2.png'))
  const pages = await pagesOf(key)
  expect(pages.map(page => [page.name, page.position, page.rotation])).toEqual([
    ['3.png', 1, 90],
    ['4.pdf', 2, 0],
    ['1.png', 3, 0],
  ])
  await expect(movePage(acting, item, { ...key, pageId: 'none', to: 1 })).rejects.toThrow(/没有这一页/)

  submittedId = key.declarationId
  await submit(acting, item, { declarationId: submittedId })
  const file = await caseFile(acting, key.declarationId)
  expect(file.materials[0]?.sheets).toBe(4)
  expect(file.snapshot?.materials).toEqual([
    { kind, pages: pages.map(({ sha256, rotation }) => ({ sha256, rotation })) },
  ])
  expect(file.history.map(line => line.words)).toEqual(
    expect.arrayContaining([
      '添加电子材料“佐证材料”第 3 页',
      '电子材料“佐证材料”第 3 页移到第 1 页',
      '电子材料“佐证材料”第 1 页旋转为 90 度',
      '删除电子材料“佐证材料”第 2 页',
    ]),
  )
  const verbs = file.history.map(line => line.verb).join(' ')
  expect(verbs).toBe('save attach addPage addPage addPage movePage movePage rotatePage removePage submit')
  expect(
    await query(acting, tx => firstBrokenEvent(tx, { unitNo, declarationId: key.declarationId })),
  ).toBeUndefined()
})

test('after submission, for another unit and for an officer nothing can be changed; a returned case is open again', async () => {
  const id = submittedId
  const key = { declarationId: id, materialId: (await caseFile(acting, id)).materials[0]?.materialId ?? '' }
  const page = { ...key, pageId: (await pagesOf(key))[0]?.pageId ?? '' }
  const stranger = runtime.as(await operator(runtime, '410105000003'))
  const acceptor = runtime.as(await officer(runtime, '410783-accept'))
  const refused = async (who: Parameters<typeof movePage>[0], words: RegExp) => {
    const tries = [
      async () => addPage(who, item, { ...key, name: 'x', stream: stream(await picture()) }),
      () => movePage(who, item, { ...page, to: 2 }),
      () => rotatePage(who, item, { ...page, to: 180 }),
      () => removePage(who, item, page),
      () => detach(who, id, key.materialId),
      () => reuse(who, catalogue, { declarationId: id, from: key }),
    ]
    for (const one of tries) await expect(one()).rejects.toThrow(words)
  }
  await refused(acting, /待受理/)
  await refused(stranger, /没有找到/)
  await refused(acceptor, /经办人员不能/)
  await expect(findPairing(stranger, id)).rejects.toThrow(/没有找到/)
  await sendBack(acceptor, item, { declarationId: id, reason: '第一页看不清' })
  await rotatePage(acting, item, { ...page, to: 180 })
  await removePage(acting, item, page)
  expect((await pagesOf(key)).length).toBe(2)
  await submit(acting, item, { declarationId: id })
})

test('a material without pages is deleted; it holds fifty pages, counting those inside PDFs', async () => {
  const who = runtime.as(await operator(runtime, '410783000005'))
  const key = await materialIn(await draft(who), who)
  const [only] = await pagesOf(key, who)
  await removePage(who, item, { ...key, pageId: only?.pageId ?? '' })
  expect((await caseFile(who, key.declarationId)).materials).toEqual([])

  const full = await materialIn(key.declarationId, who)
  const send = async (bytes: Buffer) =>
    await addPage(who, item, { ...full, name: 'x', stream: stream(bytes) })
  await send(pdf(48))
  await expect(send(pdf(2))).rejects.toThrow(/最多 50 页/)
  await send(await picture())
  await expect(send(await picture())).rejects.toThrow(/已有 50 页/)
})

test('a page is displayed rotated, and small in lists', async () => {
  const bytes = await picture()
  const size = async (shown: Parameters<typeof shownPicture>[1]) => {
    const { width, height } = await sharp(await shownPicture(stream(bytes), shown)).metadata()
    return [width, height]
  }
  expect(await size({ rotation: 0 })).toEqual([30, 20])
  expect(await size({ rotation: 90 })).toEqual([20, 30])
  expect(await size({ rotation: 270, longSide: 15 })).toEqual([10, 15])
})

test('a material of an earlier case is reused once, page for page, while it is valid', async () => {
  const year = '2024-08-11T09:00:00+08:00'
  const from = await caseFile(acting, submittedId)
  const [source] = from.materials
  const sourceKey = { declarationId: from.declaration.declarationId, materialId: source?.materialId ?? '' }
  const stranger = runtime.as(await operator(runtime, '410105000003'))
  const theirs = await draft(stranger)
  expect((await reusable(stranger, catalogue, theirs)).size).toBe(0)
  await expect(reuse(stranger, catalogue, { declarationId: theirs, from: sourceKey })).rejects.toThrow(
    /没有找到/,
  )

  const reviewer = runtime.as(await officer(runtime, '410783-review'))
  await decline(reviewer, item, { declarationId: submittedId, reason: '登记的人数无误，不予更正' })
  const id = await draft(acting, 44)
  const offered = (await reusable(acting, catalogue, id)).get(kind)
  expect(offered?.map(one => [one.serial, one.expired, one.until, one.material.pages.length])).toEqual([
    [from.declaration.serial, false, '2024-08-11', 2],
  ])
  await Promise.all([1, 2].map(() => reuse(acting, catalogue, { declarationId: id, from: sourceKey })))
  const file = await caseFile(acting, id)
  expect(file.materials.length).toBe(1)
  expect(file.materials[0]?.pages.map(({ sha256, rotation }) => [sha256, rotation])).toEqual(
    source?.pages.map(({ sha256, rotation }) => [sha256, rotation]),
  )
  expect(file.history.at(-1)?.words).toContain(`来自受理流水号 ${from.declaration.serial}`)
  expect((await pagesOf(sourceKey)).length).toBe(2)

  // Reusable on the last day but not the day after; a copy keeps the original first day.
  const on = (at: string) => runtime.as(acting.who, at)
  const copy = { declarationId: id, materialId: file.materials[0]?.materialId ?? '' }
  await detach(acting, id, copy.materialId)
  await reuse(on(year), catalogue, { declarationId: id, from: sourceKey })
  const again = (await caseFile(acting, id)).materials[0]
  expect(again?.firstAttachedAt).toEqual(source?.firstAttachedAt)
  await detach(acting, id, again?.materialId ?? '')
  const late = on('2024-08-12T00:00:01+08:00')
  expect((await reusable(late, catalogue, id)).get(kind)?.[0]?.expired).toBe(true)
  await expect(reuse(late, catalogue, { declarationId: id, from: sourceKey })).rejects.toThrow(
    /有效期已于 2024-08-11 结束/,
  )
})

const phone = (name: string, at?: string): Acting => {
  const asking = runtime.as(visitor, at)
  return { ...asking, origin: { ...asking.origin, visitor: name } }
}
const tokenFor = async (id: string, materialId?: string) => {
  await openPairing(acting, item, { declarationId: id, kind, materialId })
  return (await findPairing(acting, id))?.token ?? ''
}
const shoot = async (who: Acting, token: string, bytes?: Buffer) =>
  await takePhotograph(who, catalogue, {
    token,
    name: '手机拍照.jpg',
    stream: stream(bytes ?? (await picture())),
  })

test('a phone adds pages to the one material it was paired for, on behalf of the account that opened it', async () => {
  const id = await draft(acting, 44)
  const token = await tokenFor(id)
  expect(Buffer.from(token, 'base64url').length).toBeGreaterThanOrEqual(16)
  const first = phone('phone-one')
  await expect(shoot(first, token)).rejects.toThrow(/重新扫描/)
  expect(await enterPairing(first, token)).toEqual({ itemCode: item.code, kind, taken: 0 })
  expect(await findPairing(acting, id)).toMatchObject({ state: 'paired', token: undefined, taken: 0 })
  const same = await picture()
  await Promise.all([shoot(first, token, same), shoot(first, token, same)])
  await shoot(first, token)
  const file = await caseFile(acting, id)
  expect(file.materials.map(one => one.pages.length)).toEqual([2])
  expect(await findPairing(acting, id)).toMatchObject({ taken: 2, materialId: file.materials[0]?.materialId })
  expect(file.history.slice(-2).map(line => [line.words, line.office, line.actor])).toEqual([
    ['手机扫码上传电子材料“佐证材料”第 1 页', '申报单位', '王五'],
    ['手机扫码上传电子材料“佐证材料”第 2 页', '申报单位', '王五'],
  ])
  const { rows } = await runtime.owner.query<{ kept: string }>(
    `select row_to_json(p)::text as kept from casework.phone_pairing p where declaration_id = $1`,
    [id],
  )
  expect(rows[0]?.kept).not.toContain(token)

  const second = phone('phone-two')
  await expect(enterPairing(second, token)).rejects.toThrow(/另一部手机/)
  await expect(shoot(second, token)).rejects.toThrow(/另一部手机/)
  await expect(enterPairing(second, 'x'.repeat(43))).rejects.toThrow(/二维码无效/)
  await expect(shoot(phone('phone-one', '2023-08-11T09:10:00+08:00'), token)).rejects.toThrow(/已过期/)
  await endPairing(acting, id)
  await expect(shoot(first, token)).rejects.toThrow(/已结束/)
})

test('of two concurrent phones one is bound; a new code ends the old one; nothing is accepted after submission', async () => {
  const id = await draft(acting, 44)
  const [material] = (await caseFile(acting, id)).materials
  const old = await tokenFor(id, material?.materialId)
  const token = await tokenFor(id, material?.materialId)
  await expect(enterPairing(phone('phone-one'), old)).rejects.toThrow(/最新的二维码/)
  const came = await Promise.allSettled(['a', 'b', 'c'].map(name => enterPairing(phone(name), token)))
  expect(came.map(one => one.status).toSorted((a, b) => a.localeCompare(b))).toEqual([
    'fulfilled',
    'rejected',
    'rejected',
  ])
  const bound = phone('abc'[came.findIndex(one => one.status === 'fulfilled')] ?? '')
  await shoot(bound, token)
  await detach(acting, id, material?.materialId ?? '')
  await shoot(bound, token)
  expect((await caseFile(acting, id)).materials.map(one => one.pages.length)).toEqual([1])
  await submit(acting, item, { declarationId: id })
  await expect(shoot(bound, token)).rejects.toThrow(/已经提交/)
  await expect(openPairing(acting, item, { declarationId: id, kind })).rejects.toThrow(/待受理/)
})
