import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { projectFile } from '#project-file'
import { type ImportKind, importFile } from '#registry'
import { type TestRuntime, testRuntime } from './database.ts'

const cases = projectFile('test/hostile/cases/csv')
const unit = '410783000005'
const head = 'unit_no,month,headcount,unit_due,employee_due,unit_paid,employee_paid,paid_on'

let test1: TestRuntime
beforeAll(async () => {
  test1 = await testRuntime()
})
afterEach(async () => {
  await test1.owner.query(
    "delete from registry.contribution where unit_no = $1 and month in ('202301', '202302')",
    [unit],
  )
  await test1.owner.query("delete from registry.unit where unit_no like '4107839%'")
})
afterAll(() => test1.close())

let files = 0
async function take(kind: ImportKind, content: string | Buffer) {
  files += 1
  const path = join(test1.runtime.config.dataDir, `${files}.csv`)
  await writeFile(path, content)
  return await imported(kind, path)
}

async function takeCase(kind: ImportKind, name: string) {
  const path = join(test1.runtime.config.dataDir, name)
  await copyFile(join(cases, name), path)
  return await imported(kind, path)
}

async function imported(kind: ImportKind, path: string) {
  const { errorsFile, doubtful: _, ...report } = await importFile(test1.runtime, { kind, path })
  const list = errorsFile === undefined ? '' : await readFile(errorsFile, 'utf8')
  const errors = list
    .trimEnd()
    .split('\n')
    .slice(1)
    .map(line => line.slice(path.length + 1))
  return { ...report, errors }
}

const contributions = async () =>
  (
    await test1.owner.query<Record<string, unknown>>(
      `select month, headcount, unit_due_fen, employee_due_fen, unit_paid_fen, employee_paid_fen, paid_on
       from registry.contribution where unit_no = $1 and month in ('202301', '202302') order by month`,
      [unit],
    )
  ).rows

const month = (no: string) => ({
  month: `2023${no}`,
  headcount: 30,
  unit_due_fen: 100_000,
  employee_due_fen: 50_000,
  unit_paid_fen: 100_000,
  employee_paid_fen: 50_000,
  paid_on: `2023-${no}-15`,
})

const taken = (await readdir(cases)).filter(name => /^[012]/.test(name) && !name.startsWith('05'))

test.each(taken)('%s is taken as it was meant', async name => {
  expect(await takeCase('contributions', name)).toEqual({ read: 2, changed: 2, refused: 0, errors: [] })
  expect(await contributions()).toEqual([month('01'), month('02')])
})

test('digits that Excel has thrown away are refused row by row, with the cell and how to avoid it', async () => {
  const { errors, ...report } = await takeCase('contributions', '05-scientific.csv')
  expect(report).toEqual({ read: 2, changed: 0, refused: 2 })
  expect(errors).toEqual([
    expect.stringMatching(/^2,unit_no,Excel 把长数字缩短.*设为“文本”格式.*现在是“4\.10783E\+11”$/),
    expect.stringMatching(/^3,unit_no,Excel 把长数字缩短.*设为“文本”格式.*现在是“4\.10783E\+11”$/),
  ])
})

const rows = (no: string) => `${unit},2023${no},30,1000.00,500.00,1000.00,500.00,2023-${no}-15`
const plain = `${head}\n${rows('01')}\n${rows('02')}\n`

const utf16be = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()

test.each([
  ['carriage returns alone', plain.replaceAll('\n', '\r')],
  ['carriage returns alone in UTF-16', Buffer.from(plain.replaceAll('\n', '\r'), 'utf16le')],
  ['doubled carriage returns', plain.replaceAll('\n', '\r\r\n')],
  ['UTF-16 of the other byte order', utf16be(plain.replaceAll(',', '\t'))],
  ['UTF-16 without a mark', Buffer.from(plain, 'utf16le')],
  ['a mark twice in UTF-16', Buffer.from(`\ufeff\ufeff${plain}`, 'utf16le')],
  ['sep=; in quotes', `"sep=;"\r\n${plain.replaceAll(',', ';')}`],
  ['upright strokes', plain.replaceAll(',', '|')],
  ['empty rows of Excel', plain.replaceAll('\n', '\r\n,,,,,,,\r\n')],
  ['rows of blanks', `\u00a0\n \t\n${plain} \n\n\u3000\n`],
  ['an empty first column', plain.replaceAll(/^/gm, ',').replace(/,$/, '')],
  ['an end mark behind the last row', `${plain.trimEnd()}\u001a`],
  ['several end marks', `${plain}\u001a\u001a\u001a`],
  ['blanks around quotes', plain.replaceAll(unit, ` "${unit}" `)],
  ['="…" in quotes', plain.replaceAll(unit, `"=""${unit}"""`)],
  ['zero-width characters', plain.replaceAll(unit, `\u200b${unit}\u200e`)],
  ['full-width everywhere', plain.replaceAll(/\d+(?=\.)/g, figures => figures.replaceAll(/\d/g, wide))],
  ['days in Chinese', plain.replaceAll(/2023-(\d\d)-15/g, '2023年$1月15日')],
  ['days with a time', plain.replaceAll(/2023-0(\d)-15/g, '2023/$1/15 0:00:00')],
  ['days of eight digits', plain.replaceAll(/2023-(\d\d)-15/g, '2023$115')],
  ['months as days', plain.replaceAll(/,20230(\d),/g, ',2023/$1/1,')],
  ['months in Chinese', plain.replaceAll(/,20230(\d),/g, ',2023年$1月,')],
  ['amounts with a sign', plain.replaceAll(/,(1000|500).00/g, ',"¥$1.00"')],
  ['numbers of a program', plain.replaceAll(unit, `${unit}.0`).replaceAll(',30,', ',30.0,')],
  ['a header once more', `${plain}${head.toUpperCase()}\n`],
  ['blanks in the header', plain.replaceAll('_no,month', '_no , month\u00a0')],
] as const)('%s: taken as it was meant', async (_, content) => {
  expect(await take('contributions', content as string)).toEqual({
    read: 2,
    changed: 2,
    refused: 0,
    errors: [],
  })
  expect(await contributions()).toEqual([month('01'), month('02')])
})

function wide(digit: string): string {
  return String.fromCharCode(digit.charCodeAt(0) + 0xfee0)
}

test.each([
  ['unit_no', 0, '4.10783e11', /缩短成了科学计数/],
  ['unit_no', 0, "'", /单位编号应为 12 位数字/],
  ['month', 1, 'Jan-23', /月份应为 YYYYMM，例如 202301；现在是“Jan-23”/],
  ['month', 1, '2023/1/15', /月份应为/],
  ['month', 1, '2023-13', /月份应为/],
  ['headcount', 2, '30.5', /应为不小于 0 的整数；现在是“30.5”/],
  ['headcount', 2, '"3,0"', /应为不小于 0 的整数/],
  ['unit_due', 3, '"1,00.00"', /最多两位小数的元；现在是“1,00.00”/],
  ['unit_due', 3, '1000.001', /最多两位小数/],
  ['unit_due', 3, '#N/A', /最多两位小数的元；现在是“#N\/A”/],
  ['unit_due', 3, '', /最多两位小数的元$/],
  ['paid_on', 7, '1/15/2023', /日期应为 YYYY-MM-DD/],
  ['paid_on', 7, '2023-02-30', /日期应为/],
  ['paid_on', 7, '2023/2/30', /日期应为 YYYY-MM-DD，例如 2023-01-15；现在是“2023\/2\/30”/],
  ['paid_on', 7, '44941', /日期应为/],
] as const)(
  'what is not certain is refused with line, column, cell and what would be right: %s[%i] %s',
  async (column, at, cell, reason) => {
    const cells = rows('01').split(',')
    cells[at] = cell
    const { errors } = await take('contributions', `\r\n${head}\n${cells.join(',')}\n`)
    expect(errors).toHaveLength(1)
    const [line, where, ...words] = errors[0]?.split(',') ?? []
    expect({ line, where }).toEqual({ line: '3', where: column })
    expect(words.join(',').replaceAll(/^"|"$/g, '')).toMatch(reason)
  },
)

test('an amount is paid on a day, or there is neither', async () => {
  const table = (paid: string, day: string) => `${head}\n${unit},202301,30,1000.00,500.00,${paid},${day}\n`
  for (const [paid, day, reason] of [
    ['1000.00,500.00', '', '有实缴金额而没有缴费日期，请填写实际到账的日期'],
    ['0,500.00', '', '有实缴金额而没有缴费日期，请填写实际到账的日期'],
    ['0,0.00', '2023-01-15', '没有实缴金额却有缴费日期，未缴费的月份请留空'],
  ] as const) {
    expect((await take('contributions', table(paid, day))).errors).toEqual([`2,paid_on,${reason}`])
  }
  for (const [paid, day] of [
    ['0,0.00', ''],
    ['0,500.00', '2023-01-15'],
  ] as const) {
    expect((await take('contributions', table(paid, day))).errors).toEqual([])
  }
})

test('an area lies in one that exists or comes with it', async () => {
  const table = 'code,name,parent_code\n419901,示例区,419900\n419900,示例市,\n419801,无上级区,419800\n'
  expect(await take('areas', table)).toEqual({
    read: 3,
    changed: 2,
    refused: 1,
    errors: ['4,parent_code,系统中没有这个区划'],
  })
})

test('content without a name of its column is refused', async () => {
  const wider = `${head},,\n${rows('01')},,备注\n${rows('02')},,\n${rows('02')},,,更多\n`
  expect((await take('contributions', wider)).errors).toEqual([
    '2,,第 10 列没有列名，却有内容；现在是“备注”',
    '4,,列数多于表头；现在是“更多”',
  ])
})

test('a credit code of before 2016 is taken with a word of doubt; damaged names are refused with the character', async () => {
  const path = join(test1.runtime.config.dataDir, '30-units.csv')
  await copyFile(join(cases, '30-units.csv'), path)
  const { errorsFile = '', ...report } = await importFile(test1.runtime, { kind: 'units', path })
  expect(report).toEqual({ read: 12, changed: 5, refused: 7, doubtful: 1 })
  const listed = (await readFile(errorsFile, 'utf8')).trimEnd().split('\n').slice(1)
  for (const [i, found] of [
    /,2,credit_code,已导入，请核对：第 9 至 17 位不符合组织机构代码的校验规则/,
    /,5,credit_code,统一社会信用代码应为 18 位，现在是 15 位/,
    /,7,mobile,手机号码/,
    /,9,account_no,Excel 把长数字缩短成了科学计数/,
    /,10,name,.*U\+202E/,
    /,11,name,.*U\+E863/,
    /,12,name,过长，最多 200 个字/,
    /,13,name,.*U\+FFFD/,
  ].entries())
    expect(listed[i]).toMatch(found)
  expect(listed).toHaveLength(8)
  const { rows: taken } = await test1.owner.query<{ unit_no: string }>(
    "select unit_no from registry.unit where unit_no like '4107839000%' order by unit_no",
  )
  expect(taken.map(one => one.unit_no.slice(-2))).toEqual(['01', '02', '03', '05', '07'])
  const again = await importFile(test1.runtime, { kind: 'units', path })
  expect(again).toMatchObject({ changed: 0, refused: 7, doubtful: 1 })
})

test('a unit’s table in GB18030 is recognised, with characters of four bytes', async () => {
  expect(await takeCase('units', '31-units-gbk.csv')).toEqual({ read: 1, changed: 1, refused: 0, errors: [] })
  const { rows: found } = await test1.owner.query(
    "select name, bank_name from registry.unit where unit_no = '410783900003'",
  )
  expect(found).toEqual([{ name: '示例（长垣）有限公司', bank_name: '中国建设银行长垣支行' }])
})
