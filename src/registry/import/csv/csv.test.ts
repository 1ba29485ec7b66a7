import { mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { csvBlocks } from './csv-blocks.ts'
import { plainForm } from './csv-form.ts'
import { recordsOf } from './records-of.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'csv-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function blocksOf(content: string | Buffer, form = plainForm) {
  const path = join(folder, 'file.csv')
  await writeFile(path, content)
  const file = await open(path)
  const blocks = []
  for await (const block of csvBlocks(file, { byte: 0, line: 1 }, form)) blocks.push(block)
  await file.close()
  return blocks
}

const cell = fc.string({ unit: fc.constantFrom('a', '单', '"', ',', '\n', '\r\n', ' ', '𠮷'), maxLength: 6 })
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 12 })

const reading = { firstLine: 1, delimiter: ',', last: true } as const

test('reads back what a CSV writer wrote, identically to csv-parse', () => {
  fc.assert(
    fc.property(table, fc.constantFrom('\n', '\r\n'), fc.boolean(), (rows, end, quoted) => {
      const text = stringify(rows, { record_delimiter: end, quoted, quoted_match: /[\r\n]/ })
      const { records, used } = recordsOf(Buffer.from(text), reading)
      expect(records.map(record => record.cells)).toEqual(rows)
      expect(used).toBe(Buffer.byteLength(text))
      expect(parse(text, { relax_column_count: true })).toEqual(rows)
    }),
  )
})

test('input may end at any byte: an incomplete record is left for later', () => {
  fc.assert(
    fc.property(table, fc.nat(), (rows, cut) => {
      const bytes = Buffer.from(stringify(rows, { quoted_match: /[\r\n]/ }))
      const at = cut % (bytes.length + 1)
      const first = recordsOf(bytes.subarray(0, at), { ...reading, last: false })
      const rest = recordsOf(bytes.subarray(first.used), { ...reading, firstLine: first.nextLine })
      const whole = recordsOf(bytes, reading)
      expect([...first.records, ...rest.records]).toEqual(whole.records)
      expect(rest.nextLine).toBe(whole.nextLine)
    }),
  )
})

test('files of many blocks yield every record once, with its starting line', async () => {
  const texts = Array.from({ length: 80_000 }, (_, i) => (i % 5000 === 3 ? `${i},"x\ny"` : `${i},单位${i}`))
  const blocks = await blocksOf(texts.join('\n'))
  expect(blocks.length).toBeGreaterThan(1)
  const records = blocks.flatMap(block => block.records)
  const expected = texts.map((text, i) => `${text} ${i + 1 + Math.floor((i + 4996) / 5000)}`)
  expect(records.map(({ cells, line }) => `${cells[0]},${quotedAgain(cells[1])} ${line}`)).toEqual(expected)
}, 20_000)

const quotedAgain = (text = '') => (text.includes('\n') ? `"${text}"` : text)

test('a broken record does not affect others', async () => {
  const text = '1,a\n2,"b"x\n3,"c\n4,d\n5,"e"\n6,f"f\n'
  const records = (await blocksOf(text)).flatMap(block => block.records)
  expect(records.map(record => record.fault ?? record.cells)).toEqual([
    ['1', 'a'],
    '双引号没有成对，请检查这一行',
    '双引号没有成对，请检查这一行',
    ['4', 'd'],
    ['5', 'e'],
    ['6', 'f"f'],
  ])
})

const gbCodes = new Map<string, Buffer>()
const decoder = new TextDecoder('gb18030')
for (let lead = 0xb0; lead < 0xf8; lead += 1) {
  for (let trail = 0xa1; trail < 0xff; trail += 1) {
    const code = Buffer.from([lead, trail])
    gbCodes.set(decoder.decode(code), code)
  }
}
const inGb = (text: string) =>
  Buffer.concat([...text].map(character => gbCodes.get(character) ?? Buffer.from(character)))
const inUtf16 = (text: string) => Buffer.from(text, 'utf16le')

test.each([
  ['gb18030', inGb],
  ['utf-16le', inUtf16],
  ['utf-16be', (text: string) => inUtf16(text).swap16()],
] as const)(
  '%s: an import may go on behind any block, and reads the rest as before',
  async (encoding, encode) => {
    const texts = Array.from({ length: 90_000 }, (_, i) =>
      i % 5000 === 3 ? `${i};"单位\n第二行"` : `${i};单位名称${i}`,
    )
    const form = { ...plainForm, encoding, delimiter: ';' } as const
    const blocks = await blocksOf(encode(`${texts.join('\n')}\n`), form)
    expect(blocks.length).toBeGreaterThan(1)
    const records = blocks.flatMap(block => block.records)
    expect(records.map(({ cells }) => `${cells[0]};${quotedAgain(cells[1])}`)).toEqual(texts)
    const file = await open(join(folder, 'file.csv'))
    const rest = []
    const [first] = blocks
    for await (const block of csvBlocks(file, first?.end ?? { byte: 0, line: 1 }, form)) rest.push(block)
    await file.close()
    expect(rest.flatMap(block => block.records)).toEqual(blocks.slice(1).flatMap(block => block.records))
  },
  30_000,
)

test('a damaged character of GB18030 harms its own line alone', async () => {
  const bytes = Buffer.concat([
    inGb('1,单'),
    Buffer.from([0xb5]),
    Buffer.from('\n2,a\n3,'),
    Buffer.from([0xff, 0x0a]),
  ])
  const blocks = await blocksOf(bytes, { ...plainForm, encoding: 'gb18030' })
  expect(blocks.flatMap(block => block.records).map(({ line, cells }) => [line, ...cells])).toEqual([
    [1, '1', '单\ufffd'],
    [2, '2', 'a'],
    [3, '3', '\ufffd'],
  ])
})

test('a line longer than a block is given up alone, in every encoding', async () => {
  for (const [encoding, encode] of [
    ['gb18030', inGb],
    ['utf-16le', inUtf16],
  ] as const) {
    const text = `1,单\n${'9'.repeat(3_000_000)}\n3,位\n`
    const blocks = await blocksOf(encode(text), { ...plainForm, encoding })
    expect(
      blocks.flatMap(block => block.records).map(({ line, cells, fault }) => [line, fault ?? cells[1]]),
    ).toEqual([
      [1, '单'],
      [2, '这一行过长，请检查文件是否损坏'],
      [3, '位'],
    ])
  }
})
