import { readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { knownMobiles, query } from '#identity'
import {
  continueImports,
  dataVersion,
  findPersonByIdNo,
  getUnit,
  getYearFacts,
  type ImportKind,
  importErrors,
  importFile,
  imports,
  orderImport,
  recordedContact,
  sweepImports,
} from '#registry'
import { type TestRuntime, testRuntime } from './database.ts'
import { officer } from './people.ts'

const unit = '410783000001'
const head = {
  contributions: 'unit_no,month,headcount,unit_due,employee_due,unit_paid,employee_paid,paid_on',
  units:
    'unit_no,credit_code,name,unit_type,area_code,size,labour_dispatch,deregistering,discredited,mobile,account_name,account_no,bank_name',
  claimants: 'unit_no,person_id,first_month',
  reductions: 'unit_no,person_id,month,reason',
}
const right = (month: string, heads = 40) =>
  `${unit},${month},${heads},1680.00,720.00,1680.00,720.00,2019-01-15`

let test1: TestRuntime
beforeAll(async () => {
  test1 = await testRuntime()
})
afterEach(async () => {
  await test1.owner.query("delete from registry.contribution where month < '2020'")
})
afterAll(() => test1.close())

let files = 0
async function written(content: string | Buffer): Promise<string> {
  files += 1
  const path = join(test1.runtime.config.dataDir, `${files}.csv`)
  await writeFile(path, content)
  return path
}

async function take(kind: ImportKind, content: string | Buffer) {
  const path = await written(content)
  const report = await importFile(test1.runtime, { kind, path })
  return { path, ...report }
}

const errorsOf = async (path: string) =>
  (await readFile(`${path}.errors.csv`, 'utf8')).trimEnd().split('\n').slice(1)

async function version(): Promise<number> {
  const client = await test1.owner.connect()
  return await dataVersion(client).finally(() => client.release())
}

const months = async () =>
  (
    await test1.owner.query<{
      month: string
      headcount: number
      unit_paid_fen: number
      paid_on: string | null
    }>(
      "select month, headcount, unit_paid_fen, paid_on from registry.contribution where unit_no = $1 and month < '2020' order by month",
      [unit],
    )
  ).rows

test('valid rows are imported, invalid ones listed with line, column and reason, the same file again changes nothing', async () => {
  const before = await version()
  const { path, ...report } = await take(
    'contributions',
    [
      head.contributions,
      right('201901'),
      `${unit},201913,40,1.00,1.00,1.00,1.00,2019-01-15`,
      `${unit},201902,-1,1.00,1.00,1.00,1.00,2019-01-15`,
      `${unit},201902,40,1.001,1.00,1.00,1.00,2019-01-15`,
      `${unit},201902,40,1.00,1.00,1.00,1.00,2019-02-30`,
      `${unit},201902,40,1.00,1.00,1.00`,
      `${unit},201902,40,1.00,1.00,1.00,1.00,2019-01-15,5`,
      `410783999999,201902,40,1.00,1.00,1.00,1.00,2019-01-15`,
      '',
      `${unit},201902,40,0,0,0,0,`,
    ].join('\n'),
  )
  expect(report).toEqual({ read: 9, changed: 2, refused: 7, doubtful: 0, errorsFile: `${path}.errors.csv` })
  expect(await errorsOf(path)).toEqual([
    `${path},3,month,月份应为 YYYYMM，例如 202301；现在是“201913”`,
    `${path},4,headcount,应为不小于 0 的整数；现在是“-1”`,
    `${path},5,unit_due,金额应为不小于 0、最多两位小数的元；现在是“1.001”`,
    `${path},6,paid_on,日期应为 YYYY-MM-DD，例如 2023-01-15；现在是“2019-02-30”`,
    `${path},7,employee_paid,缺少此列的值`,
    `${path},8,,列数多于表头；现在是“5”`,
    `${path},9,unit_no,系统中没有这个单位编号，请先导入单位`,
  ])
  expect(await months()).toEqual([
    { month: '201901', headcount: 40, unit_paid_fen: 168000, paid_on: '2019-01-15' },
    { month: '201902', headcount: 40, unit_paid_fen: 0, paid_on: null },
  ])
  const after = await version()
  expect(after).toBeGreaterThan(before)
  expect(await importFile(test1.runtime, { kind: 'contributions', path })).toMatchObject({
    read: 9,
    changed: 0,
    refused: 7,
  })
  expect(await version()).toBe(after)
})

test('a file without errors leaves no error list and removes an older one', async () => {
  const { path } = await take('contributions', `${head.contributions}\n${unit},x,1,1,1,1,1,\n`)
  expect(await errorsOf(path)).toHaveLength(1)
  await writeFile(path, `${head.contributions}\n${right('201901')}\n`)
  expect(await importFile(test1.runtime, { kind: 'contributions', path })).toEqual({
    read: 1,
    changed: 1,
    refused: 0,
    doubtful: 0,
  })
  await expect(stat(`${path}.errors.csv`)).rejects.toThrow()
})

test('the last line of a key wins, for new and existing rows', async () => {
  const twice = [head.contributions, right('201901', 1), right('201901', 2)]
  expect(await take('contributions', twice.join('\n'))).toMatchObject({ changed: 1, refused: 0 })
  expect(await months()).toMatchObject([{ headcount: 2 }])
  const again = [...twice, right('201901', 3), right('201902', 4)]
  expect(await take('contributions', again.join('\n'))).toMatchObject({ changed: 2 })
  expect(await months()).toMatchObject([{ headcount: 3 }, { headcount: 4 }])
})

test('reads byte order mark, CRLF, quotes, reordered columns and multi-line rows', async () => {
  const { refused, changed } = await take(
    'contributions',
    '\uFEFFmonth,"unit_no",headcount,unit_due,employee_due,unit_paid,employee_paid,paid_on\r\n' +
      `"201901",${unit},7,1.00,1.00,1.00,1.00,2019-01-15\r\n` +
      `201902,"${unit}","8",1.00,1.00,0,0,\r\n`,
  )
  expect({ refused, changed }).toEqual({ refused: 0, changed: 2 })
  const name = '名称,"带引号"\n第二行'
  const no = '410783700001'
  const units = `${head.units}\n${no},,"名称,""带引号""\n第二行",企业,410783,小型,0,0,0,,,,\n${no}x,,甲,企业,410783,,0,0,0,,,,\n`
  const { path, ...report } = await take('units', units)
  expect(report).toMatchObject({ read: 2, changed: 1, refused: 1 })
  expect(await errorsOf(path)).toEqual([`${path},4,unit_no,单位编号应为 12 位数字；现在是“410783700001x”`])
  const { rows } = await test1.owner.query('select name from registry.unit where unit_no = $1', [no])
  expect(rows).toEqual([{ name }])
})

test('invalid UTF-8, control characters, unclosed quotes and endless lines are refused with a reason, the rest is imported', async () => {
  const noText = Buffer.from([0xff, 0xe3, 0xb7, 0x20])
  const lines = [
    Buffer.from(`${head.contributions}\n${right('201901')}\n${unit},`),
    noText,
    Buffer.from(`,1,1,1,1,1,\n${unit},2019\u000002,1,1,1,1,1,\n${unit},"201903,1,1,1,1,1,\n`),
    Buffer.from(`${right('201904')}\n${'9'.repeat(3_000_000)}\n${right('201905')}`),
  ]
  const { path, ...report } = await take('contributions', Buffer.concat(lines))
  expect(report).toMatchObject({ read: 7, changed: 3, refused: 4 })
  expect(await errorsOf(path)).toEqual([
    expect.stringMatching(/,3,,不是 UTF-8 编码/),
    expect.stringMatching(/,4,,含有不可见的控制字符/),
    expect.stringMatching(/,5,,双引号没有成对/),
    expect.stringMatching(/,7,,这一行过长/),
  ])
  expect((await months()).map(row => row.month)).toEqual(['201901', '201904', '201905'])
})

test.each([
  ['', /:1 文件是空的/],
  ['unit_no,month\n', /:1 缺少列：headcount/],
  [`${head.claimants},extra\n`, /:1 缺少列/],
  [`${head.contributions},extra\n`, /:1 不认识的列：extra/],
  [`${head.contributions},month\n`, /:1 有重复的列/],
  [Buffer.from('PK\u0003\u0004\u0014\u0000\u0006'), /:1 这个 \.xlsx 文件已损坏/],
  [Buffer.from('\uFEFF没有列名\n', 'utf16le'), /:1 缺少列/],
  [Buffer.from('d0cf11e0a1b11ae1', 'hex'), /:1 是旧版表格文件（\.xls/],
  [Buffer.alloc(100_000, 0x41), /:1 不是 \.xlsx 或 CSV 文件/],
] as const)('a file with the wrong header is refused as a whole (%#)', async (content, words) => {
  await expect(take('contributions', Buffer.from(content as string))).rejects.toThrow(words)
})

test('a missing file is refused with a message', async () => {
  await expect(importFile(test1.runtime, { kind: 'units', path: '/nowhere/at/all.csv' })).rejects.toThrow(
    '不能读取文件：/nowhere/at/all.csv',
  )
})

test('reductions have known reasons; a person may draw benefit again, and counts once a year', async () => {
  const person = '41078319891215964X'
  const { path, ...report } = await take(
    'reductions',
    `${head.reductions}\n${unit},${person},202101,220\n${unit},${person},202102,999\n${unit},410783198912159641,202103,211\n`,
  )
  expect(report).toMatchObject({ read: 3, changed: 1, refused: 2 })
  expect(await errorsOf(path)).toEqual([
    expect.stringMatching(/,3,reason,/),
    expect.stringMatching(/,4,person_id,.*校验位不符/),
  ])
  const twice = `${head.claimants}\n${unit},${person},202103\n${unit},${person},202109\n${unit},${person.toLowerCase()},202109\n`
  expect(await take('claimants', twice)).toMatchObject({ read: 3, changed: 2, refused: 0 })
  const question = { baseYear: 2021, asOf: '2022-08-11', normalReasons: ['220'] }
  const facts = await query(test1.as({ kind: 'system' }), tx => getYearFacts(tx, unit, question))
  expect(facts).toMatchObject({ newClaimants: 1, normalReductions: 1 })
})

test('a unit that moves keeps its rows, and cannot take another unit’s credit code', async () => {
  const row = (area: string, code = '') =>
    `${head.units}\n410783000006,${code},长垣示例新设有限公司,企业,${area},微型,0,0,0,,,,\n`
  const moved = await take('units', row('410105'))
  expect(moved).toMatchObject({ changed: 1 })
  const { rows } = await test1.owner.query(
    'select distinct area_code from registry.contribution where unit_no = $1',
    ['410783000006'],
  )
  expect(rows).toEqual([{ area_code: '410105' }])
  expect(await take('units', row('410105'))).toMatchObject({ changed: 0 })
  expect(await take('units', row('410105', '91410783MA0000023C'))).toMatchObject({ refused: 1, changed: 0 })
  expect(await take('units', row('999999'))).toMatchObject({ refused: 1, changed: 0 })
  await take('units', row('410783'))
})

test('an interrupted import resumes: nothing is read twice and the totals cover the whole file', async () => {
  const many = Array.from({ length: 60_000 }, (_, i) =>
    i % 1000 === 7 ? `${unit},x${i},1,1,1,1,1,` : right(String(190001 + (i % 12)), i % 500),
  )
  const path = await written(`${head.contributions}\n${many.join('\n')}\n`)
  const progress = () => {
    throw new Error('power cut')
  }
  let seen = 0
  const breaking = () => {
    seen += 1
    if (seen === 3) progress()
  }
  await expect(
    importFile(test1.runtime, { kind: 'contributions', path, progress: breaking }),
  ).rejects.toThrow('power cut')
  const reached: number[] = []
  const report = await importFile(test1.runtime, {
    kind: 'contributions',
    path,
    progress: at => reached.push(at.rowsRead),
  })
  expect(reached[0]).toBeGreaterThan(10_000)
  expect(report).toMatchObject({ read: 60_000, refused: 60 })
  const lines = await errorsOf(path)
  expect(lines).toHaveLength(60)
  expect(new Set(lines).size).toBe(60)
})

test('the order of rows does not matter', async () => {
  const rows = Array.from({ length: 8 }, (_, i) => right(`20190${i + 1}`, i))
  rows.push(`${unit},bad,1,1,1,1,1,`)
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(rows, { minLength: rows.length }), async shuffled => {
      await test1.owner.query("delete from registry.contribution where month < '2020'")
      const report = await take('contributions', [head.contributions, ...shuffled].join('\n'))
      expect(report).toMatchObject({ read: 9, changed: 8, refused: 1 })
      expect((await months()).map(row => row.headcount)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
    }),
    { numRuns: 10 },
  )
})

const upload = (content: string, kind = 'contributions') => ({
  kind,
  name: '缴费.csv',
  stream: Readable.from([Buffer.from(content)]),
})

test('officers upload for their own area: rows of other areas are refused, the upload is removed, the list stays', async () => {
  const reviewer = test1.as(await officer(test1, '410783-review'))
  const content = `${head.contributions}\n${right('201901')}\n${right('201901').replace(unit, '410105000003')}\n`
  const ordered = await orderImport(reviewer, upload(content))
  const again = await orderImport(reviewer, upload(content))
  expect(again.importNo).toBe(ordered.importNo)
  expect((await stat(ordered.path)).mode & 0o077).toBe(0)
  expect(await continueImports(test1.runtime, () => true)).toBe(1)
  expect(await continueImports(test1.runtime, () => true)).toBe(0)
  const [newest] = await imports(reviewer)
  expect(newest).toMatchObject({ state: 'done', rowsRead: 2, rowsChanged: 1, rowsRefused: 1 })
  await expect(stat(ordered.path)).rejects.toThrow()
  const errors = await importErrors(reviewer, ordered.importNo)
  expect(errors.name).toBe('缴费.csv.errors.csv')
  expect(await readFile(errors.path, 'utf8')).toContain('缴费.csv,3,unit_no,该单位不属于您所在的统筹区')
  const elsewhere = test1.as(await officer(test1, '410105-review'))
  expect((await imports(elsewhere)).some(one => one.importNo === ordered.importNo)).toBe(false)
  await expect(importErrors(elsewhere, ordered.importNo)).rejects.toThrow(/没有这份错误清单/)
  const admin = test1.as(await officer(test1, '410000-admin'))
  expect((await imports(admin)).some(one => one.importNo === ordered.importNo)).toBe(true)
})

test('of several machines the one that has the upload imports it; a file that is lost fails after a day', async () => {
  const admin = test1.as(await officer(test1, '410000-admin'))
  const { path } = await orderImport(admin, upload(`${head.contributions}\n${right('201904')}\n`))
  await rename(path, `${path}.elsewhere`)
  const other = upload(`${head.contributions}\n${right('201905')}\n`)
  await orderImport(admin, other)
  expect(await continueImports(test1.runtime, () => true)).toBe(1)
  expect((await imports(admin)).slice(0, 2).map(one => one.state)).toEqual(['done', 'queued'])
  await rename(`${path}.elsewhere`, path)
  expect(await continueImports(test1.runtime, () => true)).toBe(1)

  const lost = await orderImport(admin, upload(`${head.contributions}\n${right('201906')}\n`))
  await rm(lost.path)
  expect(await continueImports(test1.runtime, () => true)).toBe(0)
  await test1.owner.query(
    "update registry.import set ordered_at = ordered_at - interval '25 hours' where import_no = $1",
    [lost.importNo],
  )
  expect(await continueImports(test1.runtime, () => true)).toBe(1)
  expect((await imports(admin))[0]).toMatchObject({ state: 'failed' })
})

test('an officer can neither move a unit into the area nor take one from another', async () => {
  const reviewer = test1.as(await officer(test1, '410783-review'))
  const row = (no: string, area: string) => `${no},,甲单位,企业,${area},小型,0,0,0,,,,`
  const rows = [row('410105000003', '410783'), row('410783000001', '410105'), row('410783800001', '410783')]
  await orderImport(reviewer, upload([head.units, ...rows].join('\n'), 'units'))
  await continueImports(test1.runtime, () => true)
  expect((await imports(reviewer))[0]).toMatchObject({ rowsChanged: 1, rowsRefused: 2 })
})

test('only 复核岗 and 省级管理员 import, only the four kinds, and only regular files', async () => {
  for (const login of ['410783-accept', '410783-finance', '410783-hr']) {
    const acting = test1.as(await officer(test1, login))
    await expect(orderImport(acting, upload('x'))).rejects.toThrow(/由省级管理员或复核岗/)
    await expect(imports(acting)).rejects.toThrow(/由省级管理员或复核岗/)
  }
  const admin = test1.as(await officer(test1, '410000-admin'))
  await expect(orderImport(admin, upload('x', 'persons'))).rejects.toThrow(/请选择数据类别/)
  await expect(orderImport(admin, upload(''))).rejects.toThrow(/空的/)
  await orderImport(admin, upload('这不是数据文件'))
  expect(await continueImports(test1.runtime, () => true)).toBe(1)
  expect((await imports(admin))[0]).toMatchObject({ state: 'failed' })
  expect((await imports(admin))[0]?.failure).toMatch(/缴费.csv:1 缺少列/)
})

test('an upload interrupted between its parts resumes at the next start', async () => {
  const admin = test1.as(await officer(test1, '410000-admin'))
  const rows = Array.from({ length: 60_000 }, (_, i) => right(String(190001 + (i % 12)), i % 500))
  const { importNo } = await orderImport(admin, upload(`${head.contributions}\n${rows.join('\n')}\n`))
  const answers = [true, true, false]
  expect(await continueImports(test1.runtime, () => answers.shift() ?? false)).toBe(0)
  const [stopped] = await imports(admin)
  expect(stopped).toMatchObject({ importNo, state: 'running' })
  expect(stopped?.rowsRead).toBeGreaterThan(0)
  expect(stopped?.rowsRead).toBeLessThan(60_000)
  await continueImports(test1.runtime, () => true)
  expect((await imports(admin))[0]).toMatchObject({ importNo, state: 'done', rowsRead: 60_000 })
})

test('unordered uploads and old lists are removed, waiting ones are kept', async () => {
  const folder = join(test1.runtime.config.dataDir, 'imports')
  const admin = test1.as(await officer(test1, '410000-admin'))
  const waiting = await orderImport(admin, upload(`${head.contributions}\n${right('201901')}\n`))
  for (const [name, days] of [
    ['left.csv', 2],
    ['fresh.csv', 0],
    ['a.csv.errors.csv', 2],
    ['b.csv.errors.csv', 91],
  ] as const) {
    await writeFile(join(folder, name), 'x')
    const then = Date.now() / 1000 - days * 86_400
    await utimes(join(folder, name), then, then)
  }
  await utimes(waiting.path, 1, 1)
  expect(await sweepImports(test1.runtime)).toBe(2)
  expect(await readdir(folder)).toEqual(expect.arrayContaining(['fresh.csv', 'a.csv.errors.csv']))
  expect(await continueImports(test1.runtime, () => true)).toBe(1)
})

test('contacts: a row is all there is on record, wins over the unit’s mobile, and changes nothing the second time', async () => {
  const columns = 'unit_no,legal_rep_name,legal_rep_mobile,contact_name,contact_mobile'
  const of = '410783000005'
  const asHall = test1.as({ kind: 'system' })
  const known = () =>
    query(asHall, async tx => ({
      mobiles: await knownMobiles(tx, await getUnit(tx, of)),
      recorded: await recordedContact(tx, of),
    }))
  const content = `${columns}\n${of},何总,13800000205,新人,13800000305\n${of}0,甲,,,\n${unit},钱九,1380000000,,\n`
  const { path, ...report } = await take('contacts', content)
  expect(report).toMatchObject({ read: 3, changed: 1, refused: 2 })
  expect((await errorsOf(path)).map(line => line.split(',').slice(2, 4).join())).toEqual([
    'unit_no,单位编号应为 12 位数字；现在是“4107830000050”',
    'legal_rep_mobile,手机号码为必填项，且手机号码应为11位数字；现在是“1380000000”',
  ])
  expect(await known()).toMatchObject({
    mobiles: ['13800000305'],
    recorded: { legalRepName: '何总', legalRepMobile: '13800000205' },
  })
  expect((await take('contacts', content)).changed).toBe(0)
  await take('contacts', `${columns}\n${of},何总,,,\n`)
  expect(await known()).toEqual({
    mobiles: ['13800000105'],
    recorded: { legalRepName: '何总', legalRepMobile: null, contactName: null, contactMobile: null },
  })
})

test('persons: the mobile may be missing as a column, is not erased by files that do not know it, and may change', async () => {
  const columns =
    'id_no,name,ethnicity,started_work_on,unit_no,pension_balance,pension_base,pension_state,unemployment_base,unemployment_state'
  const row = '410783199001150219,杨新,汉族,1999-07-01,410783000005,100.00,3579.00,参保缴费,3579.00,参保缴费'
  const mobile = async () =>
    await query(
      test1.as({ kind: 'system' }),
      async tx => (await findPersonByIdNo(tx, '410783199001150219'))?.mobile,
    )
  expect(await take('persons', `${columns}\n${row}\n`)).toMatchObject({ changed: 1, refused: 0 })
  expect(await mobile()).toBeNull()
  const known = `mobile,${columns}\n13800000021,${row}\n`
  expect((await take('persons', known)).changed).toBe(1)
  expect((await take('persons', known)).changed).toBe(0)
  expect((await take('persons', `${columns}\n${row}\n`)).changed).toBe(0)
  expect((await take('persons', `${columns},mobile\n${row},\n`)).changed).toBe(0)
  expect(await mobile()).toBe('13800000021')
  expect((await take('persons', `${columns},mobile\n${row},13800000022\n`)).changed).toBe(1)
  expect(await mobile()).toBe('13800000022')
})
