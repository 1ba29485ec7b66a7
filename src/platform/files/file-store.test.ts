import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { plainPdf } from '../../../test/hostile/folder/pdf.ts'
import { openVault } from '../vault.ts'
import { type FileStore, openFileStore } from './file-store.ts'

let folder: string
let store: FileStore
beforeEach(async () => {
  openVault('a secret for tests only, long enough')
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

const pdf = (catalog: string) => plainPdf({ catalog })

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

test('pictures and PDFs are stored by content and read back whole; identical content is stored once', async () => {
  const jpeg = await picture('jpeg')
  const first = await take(jpeg)
  expect(first).toMatchObject({ mediaType: 'image/jpeg', pages: 1 })
  expect((await take(jpeg)).sha256).toBe(first.sha256)
  const { stream, bytes } = await store.read(first.sha256)
  const kept = await buffer(stream)
  expect([kept.length, createHash('sha256').update(kept).digest('hex')]).toEqual([bytes, first.sha256])
  expect(await take(await picture('png'))).toMatchObject({ mediaType: 'image/png' })
  const paper = await take(pdf(''))
  expect(paper).toMatchObject({ mediaType: 'application/pdf', pages: 1 })
  expect((await buffer((await store.read(paper.sha256)).stream)).equals(pdf(''))).toBe(true)
})

test('neither bytes nor name on disk reveal what a file is', async () => {
  const { sha256 } = await store.keep(Readable.from([Buffer.from('身份证 410783198506120029')]))
  const names = (await readdir(folder, { recursive: true, withFileTypes: true })).filter(one => one.isFile())
  expect(names.map(one => one.name)).not.toContain(sha256)
  const raw = await readFile(join(names[0]?.parentPath ?? '', names[0]?.name ?? ''))
  expect(raw.includes('410783198506120029')).toBe(false)
})

test('a picture is re-encoded: upright, no larger than a page, without location data', async () => {
  const camera = await sharp({ create: { width: 4800, height: 320, channels: 3, background: '#dde' } })
    .withExif({ IFD0: { Make: 'Secret' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '35/1 12/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  const hidden = Buffer.concat([camera, Buffer.from('PK<script>alert(1)</script>')])
  const { sha256 } = await take(hidden)
  const kept = await buffer((await store.read(sha256)).stream)
  const { width, height, exif, orientation } = await sharp(kept).metadata()
  expect([width, height, exif, orientation]).toEqual([234, 3508, undefined, undefined])
  expect(kept.includes('Secret') || kept.includes('<script>')).toBe(false)
})

test('a file from an older data folder is still readable, and tampering is detected', async () => {
  const sha256 = createHash('sha256').update('old').digest('hex')
  const place = join(folder, sha256.slice(0, 2), sha256.slice(2, 4))
  await mkdir(place, { recursive: true })
  await writeFile(join(place, sha256), 'old')
  expect((await buffer((await store.read(sha256)).stream)).toString()).toBe('old')
  await writeFile(join(place, sha256), 'new')
  await expect(buffer((await store.read(sha256)).stream)).rejects.toThrow('damaged')
})

test.each([
  ['an SVG under any name', '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', /只能上传/],
  ['a page of HTML', '<!doctype html><script>alert(1)</script>', /只能上传/],
  ['nothing', '', /空的/],
  ['a PDF with a script', pdf('/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>'), /脚本/],
  ['a script whose name is hidden', pdf('/Open#41ction<</S/J#61vaScript/J#53(1)>>'), /脚本/],
  ['a PDF that breaks off', pdf('').subarray(0, 80), /不完整/],
])('%s is refused in plain words and leaves nothing behind', async (_what, bytes, words) => {
  await expect(take(bytes)).rejects.toThrow(words)
  expect(await readdir(join(folder, 'incoming'))).toEqual([])
  expect(await readdir(folder)).toEqual(['incoming'])
})

test('refuses decompression bombs, truncated pictures and oversized ones', async () => {
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
