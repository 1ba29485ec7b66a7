import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Tx, transact } from '#platform'
import { countStaff, type ImportKind, importFile, staffOf } from '#registry'
import { type TestRuntime, testRuntime } from './database.ts'

let test1: TestRuntime
beforeAll(async () => {
  test1 = await testRuntime()
})
afterAll(() => test1.close())

const asUnit = <T>(unitNo: string, read: (tx: Tx) => Promise<T>) =>
  transact(test1.runtime, { units: [unitNo] }, read)

let files = 0
async function take(kind: ImportKind, lines: readonly string[]) {
  files += 1
  const path = join(test1.runtime.config.dataDir, `${kind}-${files}.csv`)
  await writeFile(path, `${lines.join('\n')}\n`)
  const report = await importFile(test1.runtime, { kind, path })
  const errors = report.errorsFile
    ? (await readFile(report.errorsFile, 'utf8')).trimEnd().split('\n').slice(1)
    : []
  return { ...report, errors }
}

const employments = 'id_no,unit_no,insurance,from_month,to_month,base,began,ended'
const qi = '410783199506060016'
const zhou = '410105199203150039'

test('every unit of the demonstration has its staff, whose unemployment insurance costs what is due', async () => {
  const { rows } = await test1.owner.query<
    Record<'headcount' | 'people' | 'unit_due_fen' | 'unit_fen', number> & {
      unit_no: string
      employee_due_fen: number
      employee_fen: number
    }
  >(
    `select unit_no, month, headcount, unit_due_fen, employee_due_fen, count(*)::int as people,
       sum(round(base_fen * 0.007))::bigint as unit_fen, sum(round(base_fen * 0.003))::bigint as employee_fen
     from registry.contribution join registry.employment using (unit_no)
     where month = '202308' and insurance = '失业保险' and to_month is null
     group by unit_no, month, headcount, unit_due_fen, employee_due_fen order by unit_no`,
  )
  expect(rows).toHaveLength(8)
  for (const row of rows) {
    expect(row.people, row.unit_no).toBe(row.headcount)
    expect(row.unit_fen, row.unit_no).toBe(row.unit_due_fen)
    expect(row.employee_fen, row.unit_no).toBe(row.employee_due_fen)
  }
})

test('张三 has a pension insurance alone; given names agree with the sex in the ID number', async () => {
  const staff = await asUnit('410783000001', tx =>
    staffOf(tx, { unitNo: '410783000001', offset: 0, limit: 100 }),
  )
  expect(staff).toHaveLength(41)
  expect(staff.find(one => one.name === '张三')?.insurances.map(one => one.insurance)).toEqual(['养老保险'])
  const women = /[英梅燕芳敏静娜娟霞玲]$/
  for (const { name, idNo } of staff.filter(one => one.name !== '张三')) {
    expect(women.test(name), `${name} ${idNo}`).toBe(Number(idNo[16]) % 2 === 0)
  }
})

test('a unit’s staff is found by part of a name and by a whole ID number', async () => {
  const found = (words: string) =>
    asUnit('410783000002', async tx => ({
      count: await countStaff(tx, { unitNo: '410783000002', words }),
      staff: await staffOf(tx, { unitNo: '410783000002', words, offset: 0, limit: 10 }),
    }))
  expect((await found('郑十')).staff.map(one => one.idNo)).toEqual(['410105198808210044'])
  expect((await found('41010519880821004')).count).toBe(0)
  expect((await found('410105198808210044')).count).toBe(1)
  expect((await found('周八')).count).toBe(0)
})

test('wrong rows of employments are refused with their reason, the right ones go in, the same file again changes nothing', async () => {
  const lines = [
    employments,
    `${qi},410783000005,养老保险,2019-01,202005,5000.00,111,222`,
    `${qi},410783000005,失业保险,201901,202005,5000.00,111,`,
    `${qi},410783000005,失业保险,201901,,5000.00,111,222`,
    `${qi},410783000005,失业保险,201901,201812,5000.00,111,222`,
    `${qi},410783000005,生育保险,201901,,5000.00,111,`,
    `${qi},410783000005,失业保险,201901,,0.00,111,`,
    `${qi},410783000005,失业保险,201901,,5000.00,999,`,
    `410783199506060024,410783000005,失业保险,201901,,5000.00,111,`,
    `${zhou},410783000005,养老保险,202301,,5000.00,111,`,
    `${zhou},410783000005,工伤保险,202301,,5000.00,111,`,
    `${qi},410783000005,养老保险,202003,,5000.00,121,`,
  ]
  const first = await take('employments', lines)
  expect(first).toMatchObject({ read: 11, changed: 2, refused: 9 })
  expect(first.errors.map(line => line.split(',').slice(1, 3).join(','))).toEqual([
    '3,ended',
    '4,to_month',
    '5,to_month',
    '6,insurance',
    '7,base',
    '8,began',
    '9,id_no',
    '10,from_month',
    '12,from_month',
  ])
  expect(first.errors[7]).toContain('一个月只能在一个单位参保')
  expect(await take('employments', lines)).toMatchObject({ read: 11, changed: 0, refused: 9 })
})

test('somebody who left one unit enters another in the same file, in either order', async () => {
  const lines = [
    employments,
    `${qi},410783000006,养老保险,202006,202105,5000.00,121,222`,
    `${qi},410783000002,养老保险,202106,202205,5000.00,121,220`,
    `${qi},410783000005,养老保险,202006,202006,5000.00,121,220`,
  ]
  expect(await take('employments', [lines[0] ?? '', lines[2] ?? '', lines[1] ?? ''])).toMatchObject({
    changed: 2,
    refused: 0,
  })
  expect(await take('employments', lines)).toMatchObject({ changed: 0, refused: 1 })
})

test('what was paid for people is on record; a month that the hall settled keeps what is owed', async () => {
  const header = 'id_no,unit_no,insurance,month,base,unit_paid,person_paid,paid_on'
  await test1.owner.query(`
    insert into registry.person_contribution (unit_no, month, insurance, person_no, area_code, base_fen, unit_due_fen,
        person_due_fen, bill_no)
      select '410783000002', '202112', '失业保险', person_no, '410783', 600000, 4200, 1800, 77
      from registry.employment where unit_no = '410783000002' and insurance = '失业保险' order by person_no limit 2;
    insert into registry.contribution (unit_no, month, area_code, headcount, unit_due_fen, employee_due_fen,
        unit_paid_fen, employee_paid_fen, bill_no, due_on)
      values ('410783000002', '202112', '410783', 2, 8400, 3600, 0, 0, 77, '2022-01-31')`)
  const li = '410783198506120029'
  const lines = [
    header,
    `${li},410783000002,失业保险,202112,6000.00,42.00,18.00,2022-01-15`,
    `${li},410783000002,养老保险,202111,6000.00,960.00,480.00,2022-01-15`,
    `${li},410783000002,养老保险,202110,6000.00,960.00,480.00,`,
  ]
  expect(await take('person-contributions', lines)).toMatchObject({ changed: 2, refused: 1 })
  expect(await take('person-contributions', lines)).toMatchObject({ changed: 0, refused: 1 })
  const sums = async (): Promise<unknown[]> => {
    const { rows } = await test1.owner.query<object>(
      `select unit_due_fen, unit_paid_fen, employee_paid_fen, paid_on, bill_no from registry.contribution
       where unit_no = '410783000002' and month = '202112'`,
    )
    return rows
  }
  expect(await sums()).toEqual([
    { unit_due_fen: 8400, unit_paid_fen: 4200, employee_paid_fen: 1800, paid_on: '2022-01-15', bill_no: 77 },
  ])
  const { rows } = await test1.owner.query(
    `select month, unit_due_fen, unit_paid_fen from registry.person_contribution
     where unit_no = '410783000002' and unit_paid_fen > 0 order by month`,
  )
  expect(rows).toEqual([
    { month: '202111', unit_due_fen: 96_000, unit_paid_fen: 96_000 },
    { month: '202112', unit_due_fen: 4200, unit_paid_fen: 4200 },
  ])
  const month = 'unit_no,month,headcount,unit_due,employee_due,unit_paid,employee_paid,paid_on'
  await take('contributions', [month, '410783000002,202112,2,84.00,36.00,84.00,36.00,2022-01-20'])
  expect(await sums()).toEqual([
    {
      unit_due_fen: 8400,
      unit_paid_fen: 8400,
      employee_paid_fen: 3600,
      paid_on: '2022-01-20',
      bill_no: null,
    },
  ])
})

test('a unit that moves to another area takes its people and what they cost along', async () => {
  const { rows: before } = await test1.owner.query<{ people: number }>(
    `select (select count(*)::int from registry.employment where unit_no = '410783000006' and area_code = '410783') as people`,
  )
  expect(before[0]?.people).toBeGreaterThan(20)
  const header =
    'unit_no,credit_code,name,unit_type,area_code,size,labour_dispatch,deregistering,discredited,mobile,account_name,account_no,bank_name'
  await take('units', [
    header,
    '410783000006,91410783MA0000066R,长垣示例新设有限公司,企业,410181,微型,0,0,0,,,,',
  ])
  const { rows } = await test1.owner.query(
    `select (select count(*)::int from registry.employment where unit_no = '410783000006' and area_code = '410181') as people,
       (select count(*)::int from registry.billed_area where area_code = '410181') as billed`,
  )
  expect(rows).toEqual([{ people: before[0]?.people, billed: 1 }])
})
