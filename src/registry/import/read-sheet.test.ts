import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { plainPdf } from '../../../test/hostile/folder/pdf.ts'
import { picture } from '../../../test/hostile/folder/pictures.ts'
import { bookOf, partsOf, sheetXml, textRows, zipOf } from '../../../test/hostile/folder/workbooks.ts'
import { readSheet } from './read-sheet.ts'

const columns = ['姓名', '证件号码', '手机号码', '参保年月', '月缴费工资']
const expected = { fileName: '增员.xlsx', columns }
const head = columns.join(',')
const one = ['张三', '410783199001011234', '13800000001', '202301', '4800.00']
const table = `${head}\n${one.join(',')}\n`
const read = { rows: [{ line: 2, cells: one }], faults: [] }

const gb = Buffer.concat([
  Buffer.from([0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xd6, 0xa4, 0xbc, 0xfe, 0xba, 0xc5, 0xc2, 0xeb, 0x0a]),
  Buffer.from([0xd5, 0xc5, 0xc8, 0xfd, 0x2c, 0x31, 0x0a]),
])

const containing = (words: string): unknown => expect.stringContaining(words)

test.each([
  ['plain', table],
  ['a mark and CRLF', `\ufeff${table.replaceAll('\n', '\r\n')}`],
  ['carriage returns alone', table.replaceAll('\n', '\r')],
  ['UTF-16 with a mark and tabs', Buffer.from(`\ufeff${table.replaceAll(',', '\t')}`, 'utf16le')],
  ['UTF-16 without a mark', Buffer.from(table.replaceAll('\n', '\r\n'), 'utf16le')],
  ['UTF-16 of the other byte order', Buffer.from(table, 'utf16le').swap16()],
  ['semicolons', table.replaceAll(',', ';')],
  ['empty columns and an end mark', `${table.replaceAll('\n', ',,\n')}\u001a`],
  ['a header once more', `${table}${head}\n`],
  ['full-width blanks around names', table.replace('姓名', ' 姓名\u3000')],
] as const)('%s: read by the same tolerance as imports', async (_, content) => {
  expect(await readSheet(Buffer.from(content as string), expected)).toEqual(read)
})

test('columns in another order, and optional ones that are missing', async () => {
  const titled = Buffer.from(`名单\n${head}\n`)
  expect(await readSheet(titled, { ...expected, columns: [...columns, '备注'], optional: ['备注'] })).toEqual(
    {
      rows: [],
      faults: [],
    },
  )
  const found = await readSheet(gb, {
    fileName: 'x.csv',
    columns: ['证件号码', '姓名', '备注'],
    optional: ['备注'],
  })
  expect(found.rows).toEqual([{ line: 2, cells: ['1', '张三', ''] }])
})

test('a title may stand above the header', async () => {
  const title = '长垣示例公司增员名单,,,,\n\n'
  expect((await readSheet(Buffer.from(title + table), expected)).rows).toEqual([{ line: 4, cells: one }])
})

test('a workbook is read like its table, with its lines; other sheets are mentioned', async () => {
  const sheets = { 名单: sheetXml(textRows([columns, [], one])), 说明: sheetXml(textRows([['填表说明']])) }
  expect(await readSheet(zipOf(partsOf({ sheets })), expected)).toEqual({
    rows: [{ line: 3, cells: one }],
    faults: [],
    note: containing('“说明”里也有内容'),
  })
  const folder = await mkdtemp(join(tmpdir(), 'sheet-'))
  const path = join(folder, 'x')
  await writeFile(path, bookOf(textRows([columns, one])))
  expect(await readSheet(path, expected)).toEqual(read)
  await rm(folder, { recursive: true })
})

test('rows that cannot be read are told apart from the others', async () => {
  const { rows, faults } = await readSheet(Buffer.from(`${table}a,"b\n${one.join(',')},更多\n`), expected)
  expect(rows).toHaveLength(1)
  expect(faults.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
    expect.stringMatching(/^3 双引号没有成对/),
    expect.stringMatching(/^4 列数多于表头/),
  ])
})

test.each([
  [
    'other columns',
    Buffer.from('姓名,身份证\n'),
    /增员\.xlsx:1 缺少列：证件号码、手机号码、参保年月、月缴费工资/,
  ],
  ['an unknown column', Buffer.from(`${head},备注\n`), /不认识的列：备注/],
  ['too many rows', Buffer.from(table + `${one.join(',')}\n`.repeat(5000)), /超过 5000 行/],
  ['too large', Buffer.alloc(5 * 1024 * 1024 + 1, 0x31), /超过 5 MB/],
  ['nothing', Buffer.alloc(0), /文件是空的/],
  ['an empty sheet', bookOf(''), /文件是空的/],
  ['a damaged workbook', bookOf('').subarray(0, 100), /已损坏/],
  ['PDF', plainPdf(), /是 PDF 文件/],
  ['a picture', await picture('png'), /是图片/],
  [
    'old Excel',
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    /旧版表格文件（\.xls 或 WPS 的 \.et）.*另存为 \.xlsx 或 CSV/,
  ],
  [
    'a password',
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
    /设了打开密码/,
  ],
  ['a web page', Buffer.from('\ufeff\n<html><table>'), /是网页或 XML 格式的表格/],
  ['a page in UTF-16', Buffer.from('\ufeff<html>', 'utf16le'), /是网页或 XML 格式的表格/],
] as const)('%s: refused with a sentence', async (_, content, sentence) => {
  await expect(readSheet(content, expected)).rejects.toThrow(sentence)
})
