import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FileStore, openFileStore } from './file-store.ts'

let folder: string
let store: FileStore
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'files-'))
  store = await openFileStore(folder)
})
afterEach(() => rm(folder, { recursive: true }))

const take = (bytes: Buffer | string, maxBytes?: number) =>
  store.take(Readable.from([Buffer.from(bytes)]), maxBytes === undefined ? {} : { maxBytes })
const picture = (format: 'jpeg' | 'png') =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: 'white' } })
    .toFormat(format)
    .toBuffer()

const pdf = (object: string) =>
  `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R ${object}>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R>>endobj\nxref\n0 1\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n`

function bomb(side: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const out = Buffer.alloc(body.length + 8)
    out.writeUInt32BE(data.length, 0)
    body.copy(out, 4)
    out.writeUInt32BE(crc32(body), body.length + 4)
    return out
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  head.set([8, 0, 0, 0, 0], 8)
  const data = deflateSync(Buffer.alloc(side))
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', head),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

test('pictures and PDFs are kept by content and read back whole; the same content is kept once', async () => {
  const jpeg = await picture('jpeg')
  const first = await take(jpeg)
  const second = await take(jpeg)
  expect(first).toMatchObject({ mediaType: 'image/jpeg', pages: 1, bytes: jpeg.length })
  expect(second.sha256).toBe(first.sha256)
  expect(await buffer((await store.read(first.sha256)).stream)).toEqual(jpeg)
  expect(await take(await picture('png'))).toMatchObject({ mediaType: 'image/png' })
  expect(await take(pdf(''))).toMatchObject({ mediaType: 'application/pdf', pages: 1 })
})

test.each([
  ['an SVG under any name', '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', /只能上传/],
  ['a page of HTML', '<!doctype html><script>alert(1)</script>', /只能上传/],
  ['nothing', '', /空的/],
  ['a PDF with a script', pdf('/OpenAction<</S/JavaScript/JS(app.alert(1))>>'), /脚本/],
  ['a script whose name is hidden', pdf('/Open#41ction 3 0 R'), /脚本/],
  ['a PDF with a password', pdf('/Encrypt 9 0 R'), /密码/],
  ['a PDF that breaks off', pdf('').slice(0, 80), /不完整/],
])('%s is refused in plain words and leaves nothing behind', async (_what, bytes, words) => {
  await expect(take(bytes)).rejects.toThrow(words)
  expect(await readdir(join(folder, 'incoming'))).toEqual([])
  expect(await readdir(folder)).toEqual(['incoming'])
})

test('a picture that swells up, one that breaks off and one too big are refused', async () => {
  await expect(take(bomb(60_000))).rejects.toThrow(/尺寸过大|损坏/)
  const jpeg = await sharp({
    create: {
      width: 400,
      height: 400,
      channels: 3,
      background: 'red',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  })
    .jpeg()
    .toBuffer()
  await expect(take(jpeg.subarray(0, jpeg.length / 2))).rejects.toThrow(/损坏/)
  await expect(take(jpeg, 100)).rejects.toThrow(/超过/)
  expect(await readdir(folder)).toEqual(['incoming'])
})
