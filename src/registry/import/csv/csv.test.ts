import { mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { csvBlocks } from './csv-blocks.ts'
import { recordsOf } from './records-of.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'csv-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function blocksOf(content: string | Buffer) {
  const path = join(folder, 'file.csv')
  await writeFile(path, content)
  const file = await open(path)
  const blocks = []
  for await (const block of csvBlocks(file, { byte: 0, line: 1 })) blocks.push(block)
  await file.close()
  return blocks
}

const cell = fc.string({ unit: fc.constantFrom('a', '单', '"', ',', '\n', '\r\n', ' ', '𠮷'), maxLength: 6 })
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 12 })

test('reads back what a CSV writer wrote, identically to csv-parse', () => {
  fc.assert(
    fc.property(table, fc.constantFrom('\n', '\r\n'), fc.boolean(), (rows, end, quoted) => {
      const text = stringify(rows, { record_delimiter: end, quoted, quoted_match: /[\r\n]/ })
      const { records, used } = recordsOf(Buffer.from(text), 1, true)
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
      const first = recordsOf(bytes.subarray(0, at), 1, false)
      const rest = recordsOf(bytes.subarray(first.used), first.nextLine, true)
      const whole = recordsOf(bytes, 1, true)
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
