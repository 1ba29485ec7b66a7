import { execFile } from 'node:child_process'
import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { inflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { Cell, SheetColumn } from './export-source.ts'
import { workbook } from './workbook.ts'

/** The files inside a ZIP, read from its central directory. */
function unzip(zip: Buffer): Map<string, string> {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  const files = new Map<string, string>()
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [packed, nameLength] = [zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28)]
    const offset = zip.readUInt32LE(at + 42)
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength)
    const start = offset + 30 + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28)
    files.set(name, inflateRawSync(zip.subarray(start, start + packed)).toString())
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return files
}

const unescaped = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')

const cellsOf = (xml: string) =>
  [...xml.matchAll(/<row>(.*?)<\/row>/gs)].map(row =>
    [...(row[1] ?? '').matchAll(/<c\/>|<c[^>]*>(.*?)<\/c>/gs)].map(cell => {
      const text = /<t [^>]*>(.*)<\/t>/s.exec(cell[1] ?? '')?.[1]
      return text === undefined ? /<v>(.*)<\/v>/.exec(cell[1] ?? '')?.[1] : unescaped(text)
    }),
  )

async function* each(rows: readonly (readonly Cell[])[]) {
  yield* rows
}

const columns: readonly SheetColumn[] = [
  { title: '单位名称', width: 30 },
  { title: '人数', width: 10 },
  { title: '金额（元）', width: 16, kind: 'money' },
]
const at = new Date('2023-08-11T09:00:00+08:00')
const sheetOf = async (rows: readonly (readonly Cell[])[]) =>
  unzip(await buffer(workbook({ title: '业务[清]单', columns, rows: each(rows), at })))

test('texts, numbers and money round-trip under a frozen header', async () => {
  const files = await sheetOf([
    ['长垣示例“食品”<有限>公司', 40, 1_728_000],
    ['', null, -5],
  ])
  const xml = files.get('xl/worksheets/sheet1.xml') ?? ''
  expect(cellsOf(xml)).toEqual([
    ['单位名称', '人数', '金额（元）'],
    ['长垣示例“食品”<有限>公司', '40', '17280.00'],
    [undefined, undefined, '-0.05'],
  ])
  expect(xml).toContain('state="frozen"')
  expect(xml).toContain('<col min="1" max="1" width="30" customWidth="1"/>')
  expect(files.get('xl/workbook.xml')).toContain('name="业务清单"')
})

test('user input never becomes a formula, breaks the file or gets lost', async () => {
  const formulas = ['=1+1', '+cmd|calc', '-2', '@SUM(A1)', '\t=1']
  const xml = (await sheetOf(formulas.map(text => [text]))).get('xl/worksheets/sheet1.xml') ?? ''
  expect(xml).not.toMatch(/<f[ >]/)
  expect(xml.match(/t="inlineStr" s="4"/g)).toHaveLength(formulas.length)
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: 'grapheme', minLength: 1 }), { maxLength: 5 }),
      async texts => {
        const found = cellsOf(
          (await sheetOf(texts.map(text => [text]))).get('xl/worksheets/sheet1.xml') ?? '',
        )
        expect(found.slice(1).map(row => row[0])).toEqual(texts)
      },
    ),
    { numRuns: 30 },
  )
  const odd = await sheetOf([['a\u0000b\u0008c\ud800d']])
  expect(odd.get('xl/worksheets/sheet1.xml')).toContain('>abc�d<')
})

test('an error while reading rows fails the stream with that error', async () => {
  async function* broken(): AsyncGenerator<readonly Cell[]> {
    yield ['一']
    throw new Error('the register is gone')
  }
  await expect(buffer(workbook({ title: '单', columns, rows: broken(), at }))).rejects.toThrow(
    /register is gone/,
  )
})

test('a hundred thousand rows need less than 100 MB of extra memory', async () => {
  const code = `
    import { workbook } from './src/export/workbook.ts'
    async function* rows() {
      for (let i = 0; i < 100000; i += 1) yield ['单位名称较长的有限责任公司' + i, i, i * 100, '41078320230811101' + i]
    }
    const columns = ['一', '二', '三', '四'].map(title => ({ title, width: 20 }))
    const before = process.resourceUsage().maxRSS
    let bytes = 0
    for await (const chunk of workbook({ title: '大表', columns, rows: rows(), at: new Date(0) })) bytes += chunk.length
    process.stdout.write(JSON.stringify({ bytes, mb: (process.resourceUsage().maxRSS - before) / 1024 }))`
  const run = promisify(execFile)
  const { stdout } = await run(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code])
  const { bytes, mb } = z.object({ bytes: z.number(), mb: z.number() }).parse(JSON.parse(stdout))
  expect(bytes).toBeGreaterThan(1_000_000)
  expect(mb).toBeLessThan(100)
}, 30_000)

test('an error before anyone reads reaches a later reader and does not crash the process', async () => {
  async function* rows(): AsyncGenerator<readonly string[]> {
    yield ['一']
    throw new Error('the register is gone')
  }
  const stream = workbook({
    title: '清单',
    columns: [{ title: '名称', width: 10 }],
    rows: rows(),
    at: new Date(0),
  })
  await new Promise(resolve => setTimeout(resolve, 50))
  await expect(pipeline(stream, new PassThrough())).rejects.toThrow('the register is gone')
})
