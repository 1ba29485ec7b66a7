import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { continueImports, type ImportKind, importFile, imports, orderImport, readSheet } from '#registry'
import { workbook } from '../../src/export/workbook.ts'
import { plainPdf } from '../hostile/folder/pdf.ts'
import { bookOf, partsOf, sheetXml, textRows, zipOf } from '../hostile/folder/workbooks.ts'
import { type TestRuntime, testRuntime } from './database.ts'
import { officer } from './people.ts'

const unit = '410783000001'
const heads = {
  contributions: 'unit_no,month,headcount,unit_due,employee_due,unit_paid,employee_paid,paid_on',
  units:
    'unit_no,credit_code,name,unit_type,area_code,size,labour_dispatch,deregistering,discredited,mobile,account_name,account_no,bank_name',
}

let test1: TestRuntime
beforeAll(async () => {
  test1 = await testRuntime()
})
const forget = async () => {
  await test1.owner.query("delete from registry.contribution where month < '2020'")
  await test1.owner.query("delete from registry.unit where unit_no like '4107838%'")
}
afterEach(forget)
afterAll(() => test1.close())

const converted = async () =>
  (await readdir(join(test1.runtime.config.dataDir, 'imports')).catch(() => [])).filter(name =>
    name.startsWith('sheet-'),
  )

async function take(kind: ImportKind, name: string, content: string | Buffer) {
  const path = join(test1.runtime.config.dataDir, name)
  await writeFile(path, content)
  const { errorsFile, doubtful: _, ...report } = await importFile(test1.runtime, { kind, path })
  const list = errorsFile === undefined ? '' : await readFile(errorsFile, 'utf8')
  return {
    ...report,
    errors: list
      .split('\n')
      .slice(1, -1)
      .map(line => line.slice(path.length + 1)),
  }
}

async function* each(rows: readonly (readonly string[])[]) {
  yield* rows
}

/** The hall's own sheet of these lines of CSV. */
const sheetOf = (table: string) => {
  const [head = [], ...rows] = table
    .trimEnd()
    .split('\n')
    .map(line => line.split(','))
  const columns = head.map(title => ({ title, width: 20 }))
  return buffer(workbook({ title: '数据', columns, rows: each(rows), at: new Date(0) }))
}

const rowsOf = async (select: string) => (await test1.owner.query<Record<string, unknown>>(select)).rows
const contributions = () =>
  rowsOf(`select * from registry.contribution where unit_no = '${unit}' and month < '2020' order by month`)

test('the same table as CSV and as a sheet is the same import, and changes nothing the second time', async () => {
  const units = [
    heads.units,
    '410783800001,,长垣示例“食品”有限公司,企业,410783,小型,0,1,0,13800000001,,,',
    '410783800002,,乙单位,企业,410783,小型,0,0,x,,,,',
    '410783800003,,丙单位,企业,410783,,0,0,0,,丙单位,41001522010050000123,中国建设银行长垣支行',
  ].join('\n')
  const stored = () =>
    rowsOf(`select unit_no, name, size, deregistering, mobile_index, account_name, account_no_index, bank_name
      from registry.unit where unit_no like '4107838%' order by unit_no`)
  const asText = await take('units', 'units.csv', units)
  const fromText = await stored()
  await forget()
  const sheet = await sheetOf(units)
  expect(await take('units', 'units.xlsx', sheet)).toEqual(asText)
  expect(asText).toEqual({
    read: 3,
    changed: 2,
    refused: 1,
    errors: ['3,discredited,应为 0 或 1；现在是“x”'],
  })
  expect(await stored()).toEqual(fromText)
  expect(fromText).toHaveLength(2)
  expect(await take('units', 'units.xlsx', sheet)).toEqual({ ...asText, changed: 0 })
  expect(await converted()).toEqual([])
})

const formats = { codes: { 164: 'yyyy"年"m"月"' }, styles: [0, 14, 164] }
const excelRow = (line: number, no: string, month: string, due = '1680.5500000000002') =>
  `<row r="${line}"><c r="A${line}"><v>${no}</v></c>${month}<c r="C${line}"><v>40</v></c><c r="D${line}"><v>${due}</v></c><c r="E${line}"><v>720</v></c><c r="F${line}"><f>D${line}</f><v>${due}</v></c><c r="G${line}"><v>720</v></c><c r="H${line}" s="1"><v>43480</v></c></row>`
const header = textRows([heads.contributions.split(',')]).replace('<row>', '<row r="1">')

test('numbers, days, months and formulas of Excel are what was typed; lost digits are refused by row and column', async () => {
  const rows = [
    excelRow(2, unit, '<c r="B2"><v>201901</v></c>'),
    excelRow(4, unit, '<c r="B4" s="2"><v>43497</v></c>'),
    excelRow(5, '410783000001234567', '<c r="B5"><v>201903</v></c>'),
    excelRow(6, unit, '<c r="B6"><f>1</f></c>'),
  ]
  const found = await take('contributions', '缴费.xls', bookOf(header + rows.join(''), { formats }))
  expect(found).toEqual({
    read: 4,
    changed: 2,
    refused: 2,
    errors: [
      expect.stringMatching(
        /^5,unit_no,Excel 只保留长数字的前 15 位.*设为“文本”格式.*现在是“4\.10783000001235e\+17”$/,
      ),
      '6,month,月份应为 YYYYMM，例如 202301；现在是“#公式未计算”',
    ],
  })
  const figures = { headcount: 40, unit_due_fen: 168_055, unit_paid_fen: 168_055, paid_on: '2019-01-15' }
  expect(await contributions()).toMatchObject([
    { month: '201901', ...figures },
    { month: '201902', ...figures },
  ])
  expect(await take('contributions', '缴费.xls', bookOf(header + rows.join(''), { formats }))).toMatchObject({
    changed: 0,
    refused: 2,
  })
})

test('a name is neither digits that were lost nor a formula without a result', async () => {
  const cells = (name: string) =>
    `<row><c t="inlineStr"><is><t>410783800001</t></is></c><c/>${name}<c t="inlineStr"><is><t>企业</t></is></c><c><v>410783</v></c></row>`
  const { errors } = await take(
    'units',
    'names.xlsx',
    bookOf(
      textRows([heads.units.split(',')]) +
        cells('<c><v>41078319900101123</v></c>') +
        cells('<c><f>A1</f></c>'),
    ),
  )
  expect(errors).toEqual([
    expect.stringMatching(/^2,name,Excel 只保留长数字的前 15 位/),
    expect.stringMatching(/^3,name,公式没有保存计算结果/),
  ])
})

test('the list says which other sheets were not read', async () => {
  const sheets = { 一月: sheetXml(header), 二月: sheetXml(textRows([['x']])) }
  const rows = excelRow(2, unit, '<c r="B2"><v>201901</v></c>')
  const content = zipOf(partsOf({ sheets: { ...sheets, 一月: sheetXml(header + rows) }, formats }))
  const note = '1,,只读取了工作表“一月”；“二月”里也有内容，没有读取，需要时请分别另存后再上传'
  expect(await take('contributions', 'two.xlsx', content)).toEqual({
    read: 1,
    changed: 1,
    refused: 0,
    errors: [note],
  })
})

const many = 60_000
const manyRows = () =>
  bookOf(
    header +
      Array.from({ length: many }, (_, i) =>
        excelRow(
          i + 2,
          unit,
          `<c r="B${i + 2}"><v>${i % 1000 === 7 ? 'x' : 190_001 + (i % 12)}</v></c>`,
          `${i % 500}.5`,
        ),
      ).join(''),
    { formats },
  )

test('an interrupted import of a sheet resumes; where its table is gone it begins again', async () => {
  const path = join(test1.runtime.config.dataDir, 'many.xlsx')
  await writeFile(path, manyRows())
  const breakAt = (most: number) => {
    let seen = 0
    return {
      kind: 'contributions' as const,
      path,
      progress() {
        seen += 1
        if (seen === most) throw new Error('power cut')
      },
    }
  }
  await expect(importFile(test1.runtime, breakAt(3))).rejects.toThrow('power cut')
  expect(await converted()).toHaveLength(1)
  const reached: number[] = []
  const going = {
    kind: 'contributions' as const,
    path,
    progress(at: { rowsRead: number }) {
      reached.push(at.rowsRead)
      if (reached.length === 2) throw new Error('power cut')
    },
  }
  await expect(importFile(test1.runtime, going)).rejects.toThrow('power cut')
  expect(reached[0]).toBeGreaterThan(10_000)
  for (const name of await converted()) await rm(join(test1.runtime.config.dataDir, 'imports', name))
  const report = await importFile(test1.runtime, { kind: 'contributions', path })
  expect(report).toMatchObject({ read: many, refused: 60 })
  const list = (await readFile(`${path}.errors.csv`, 'utf8')).trimEnd().split('\n').slice(1)
  expect(list.map(line => Number(line.split(',')[1]))).toEqual(
    Array.from({ length: 60 }, (_, i) => i * 1000 + 9),
  )
  expect(await converted()).toEqual([])
})

const upload = (content: Buffer, name = '缴费.xlsx') => ({
  kind: 'contributions',
  name,
  stream: Readable.from([content]),
})

test('an uploaded sheet is imported in the background; told to stop it waits for the next start', async () => {
  const admin = test1.as(await officer(test1, '410000-admin'))
  const rows = excelRow(2, unit, '<c r="B2"><v>201901</v></c>')
  const { importNo } = await orderImport(admin, upload(bookOf(header + rows, { formats })))
  expect(await continueImports(test1.runtime, () => false)).toBe(0)
  expect((await imports(admin))[0]).toMatchObject({ importNo, state: 'queued' })
  expect(await continueImports(test1.runtime, () => true)).toBe(1)
  const [done] = await imports(admin)
  expect(done).toMatchObject({ importNo, state: 'done', rowsRead: 1, rowsChanged: 1 })
  expect(done?.reachedBytes).toBe(done?.bytes)
  expect(await readdir(join(test1.runtime.config.dataDir, 'imports'))).toEqual([])
})

test('files of another kind are refused as they are uploaded, damaged workbooks once they are read', async () => {
  const admin = test1.as(await officer(test1, '410000-admin'))
  const before = (await imports(admin))[0]?.importNo
  await expect(orderImport(admin, upload(plainPdf()))).rejects.toThrow(/缴费\.xlsx:1 是 PDF 文件/)
  await expect(orderImport(admin, upload(Buffer.from('<html>')))).rejects.toThrow(/是网页/)
  expect((await imports(admin))[0]?.importNo).toBe(before)
  await orderImport(admin, upload(bookOf(header).subarray(0, -30)))
  expect(await continueImports(test1.runtime, () => true)).toBe(1)
  const [failed] = await imports(admin)
  expect(failed?.state).toBe('failed')
  expect(failed?.failure).toMatch(/:1 这个 \.xlsx 文件已损坏/)
  expect(await converted()).toEqual([])
})

test('a form reads the hall’s own sheet', async () => {
  const columns = ['姓名', '证件号码']
  const from = await sheetOf('证件号码,姓名\n410783199506060016,孙七\n')
  expect(await readSheet(from, { fileName: '名单.xlsx', columns })).toEqual({
    rows: [{ line: 2, cells: ['孙七', '410783199506060016'] }],
    faults: [],
  })
})
