import { afterAll, beforeAll, expect, test } from 'vitest'
import { clockFrom, hall, type Runtime, type Tx, transact } from '#platform'
import { lateFee, settleLate, settleMonths } from '#registry'
import { payAsTaxOffice } from '../../demo/story.ts'
import { type TestRuntime, testRuntime } from './database.ts'

let test1: TestRuntime
beforeAll(async () => {
  test1 = await testRuntime()
})
afterAll(() => test1.close())

const on = (day: string, of: TestRuntime = test1): Runtime => ({
  ...of.runtime,
  clock: clockFrom(new Date(`${day}T00:10:00+08:00`)),
})

const rowsOf = async <Row extends object>(text: string, values: unknown[] = [], of = test1) =>
  (await of.owner.query<Row>(text, values)).rows

const asHallOf = <T>(run: (tx: Tx) => Promise<T>) => transact(test1.runtime, hall, run)

/** Everything that settling and paying write, to be compared. */
const everything = (of = test1) =>
  Promise.all(
    [
      `select unit_no, kind, month, settled_on, due_on, late_fee_fen from registry.bill order by 1, 3, 2, bill_no`,
      `select unit_no, month, insurance, headcount, base_fen, unit_due_fen, person_due_fen, late_fee_fen,
         unit_paid_fen, person_paid_fen from registry.bill_line order by 1, 2, 3, bill_no`,
      `select unit_no, month, insurance, person_no, base_fen, unit_due_fen, person_due_fen, unit_paid_fen,
         person_paid_fen, paid_on from registry.person_contribution order by 1, 2, 3, 4`,
      `select unit_no, month, headcount, unit_due_fen, employee_due_fen, unit_paid_fen, employee_paid_fen, paid_on,
         due_on from registry.contribution order by 1, 2`,
      `select area_code, through_month from registry.billed_area order by 1`,
    ].map(text => rowsOf(text, [], of)),
  )

test('nothing is settled before a window has ended', async () => {
  expect(await settleMonths(on('2023-08-24'))).toBe(0)
  expect(await rowsOf('select from registry.bill')).toHaveLength(0)
})

test('the demonstration’s 202308 costs what was imported for it, to the fen; imported sums stay as they were', async () => {
  const imported = await rowsOf('select * from registry.contribution order by unit_no, month')
  expect(await settleMonths(on('2023-08-25'))).toBe(3)
  expect(await rowsOf('select * from registry.contribution order by unit_no, month')).toEqual(imported)
  const rows = await rowsOf(
    `select unit_no, line.headcount = c.headcount as people, line.unit_due_fen = c.unit_due_fen as unit,
       line.person_due_fen = c.employee_due_fen as person
     from registry.bill_line line join registry.contribution c using (unit_no, month) where insurance = '失业保险'`,
  )
  expect(rows).toHaveLength(8)
  for (const row of rows) expect(row).toMatchObject({ people: true, unit: true, person: true })
  expect(await rowsOf('select distinct kind, month, settled_on, due_on from registry.bill')).toEqual([
    { kind: 'monthly', month: '202308', settled_on: '2023-08-25', due_on: '2023-09-30' },
  ])
  const [pension] = await rowsOf(
    `select headcount, unit_due_fen from registry.bill_line where unit_no = '410783000001' and insurance = '养老保险'`,
  )
  expect(pension).toEqual({ headcount: 41, unit_due_fen: 40 * 96_000 + 57_264 })
})

test('settling again changes nothing, nor does a second process beside the first', async () => {
  const before = await everything()
  expect(await settleMonths(on('2023-08-25'))).toBe(0)
  expect(await everything()).toEqual(before)
  const settled = await Promise.all([1, 2, 3].map(() => settleMonths(on('2023-09-25'))))
  expect(settled.reduce<number>((sum, one) => sum + (one ?? 0), 0)).toBe(3)
  expect(await rowsOf('select count(*)::int as bills from registry.bill')).toEqual([{ bills: 16 }])
})

test('the tax office’s files pay what is owed on the 15th of the next month, once', async () => {
  const early = await everything()
  await payAsTaxOffice(on('2023-09-14'))
  expect(await everything()).toEqual(early)
  await payAsTaxOffice(on('2023-09-15'))
  const paid = await rowsOf(
    `select distinct month, unit_paid_fen = unit_due_fen and employee_paid_fen = employee_due_fen as paid, paid_on
     from registry.contribution where month >= '202308' order by month`,
  )
  expect(paid).toEqual([
    { month: '202308', paid: true, paid_on: '2023-09-15' },
    { month: '202309', paid: false, paid_on: null },
  ])
  expect(
    await rowsOf(
      `select month, bool_and(unit_paid_fen = unit_due_fen and person_paid_fen = person_due_fen) as paid
       from registry.bill_line group by month order by month`,
    ),
  ).toEqual([
    { month: '202308', paid: true },
    { month: '202309', paid: false },
  ])
  const once = await everything()
  const [imports] = await rowsOf('select count(*)::int as count from registry.import')
  await payAsTaxOffice(on('2023-09-15'))
  expect(await everything()).toEqual(once)
  expect((await rowsOf('select count(*)::int as count from registry.import'))[0]).toEqual(imports)
})

/** Enters 孙七, whom nobody insures now, with a unit from a month on. */
async function enterSunQi(fromMonth: string, unitNo = '410783000002') {
  const [person] = await rowsOf<{ person_no: number }>(
    `select person_no from registry.person where name = '孙七'`,
  )
  await test1.owner.query(
    `insert into registry.employment (unit_no, person_no, insurance, from_month, area_code, base_fen, began, entered_on,
       entered_by)
     select $1, $2, unnest(array['养老保险', '失业保险', '工伤保险']), $3, '410783', 600001, '111', '2023-10-10', '测试'`,
    [unitNo, person?.person_no, fromMonth],
  )
  return person?.person_no ?? 0
}

test('months declared late get a bill with their late fee, and are no part of the sums that entitlement reads', async () => {
  const before = await rowsOf('select * from registry.contribution order by unit_no, month')
  await enterSunQi('202307')
  const question = { unitNo: '410783000002', by: ['测试'], on: '2023-10-10' }
  const bill = await asHallOf(tx => settleLate(tx, question))
  // 202307 could be paid until August 31, 202308 until September 30, 202309 until October 31.
  expect(bill?.lines.map(line => [line.month, line.insurance, line.lateFeeDays])).toEqual([
    ['202307', '养老保险', 40],
    ['202307', '失业保险', 40],
    ['202307', '工伤保险', 40],
    ['202308', '养老保险', 10],
    ['202308', '失业保险', 10],
    ['202308', '工伤保险', 10],
    ['202309', '养老保险', 0],
    ['202309', '失业保险', 0],
    ['202309', '工伤保险', 0],
  ])
  // 6,000.01 yuan: 960.00 + 480.00, of which 0.05 % a day for 40 days are 28.80.
  expect(bill?.lines[0]).toMatchObject({
    people: 1,
    unitDueFen: 96_000,
    personDueFen: 48_000,
    lateFeeFen: 2880,
  })
  expect(bill).toMatchObject({
    dueOn: '2023-11-30',
    dueFen: 3 * (144_000 + 6000 + 1200),
    lateFeeFen: 2880 + 120 + 24 + 720 + 30 + 6,
  })
  expect(await rowsOf('select * from registry.contribution order by unit_no, month')).toEqual(before)
  expect(await asHallOf(tx => settleLate(tx, question))).toBeUndefined()
  await payAsTaxOffice(on('2023-10-15'))
  const late = () => rowsOf('select unit_paid_fen from registry.bill_line where bill_no = $1', [bill?.billNo])
  expect((await late()).every(line => 'unit_paid_fen' in line && line.unit_paid_fen === 0)).toBe(true)
  await settleMonths(on('2023-11-15'))
  await payAsTaxOffice(on('2023-11-15'))
  expect((await late()).every(line => 'unit_paid_fen' in line && Number(line.unit_paid_fen) > 0)).toBe(true)
  const october = await rowsOf(
    `select headcount, paid_on from registry.contribution where unit_no = '410783000002' and month = '202310'`,
  )
  expect(october).toEqual([{ headcount: 121, paid_on: '2023-11-15' }])
})

test('a month is entered before it is settled or after, never meanwhile', async () => {
  const settling = await test1.owner.connect()
  await settling.query("begin; select from registry.billed_area where area_code = '410783' for update")
  const question = { unitNo: '410783000002', by: ['没有'], on: '2023-11-20' }
  await expect(asHallOf(tx => settleLate(tx, question))).rejects.toThrow('正在核定应缴')
  await settling.query('rollback')
  settling.release()
  expect(await asHallOf(tx => settleLate(tx, question))).toBeUndefined()
})

test('a late fee is counted from the day after the deadline, rounded half up', () => {
  const of = (day: string, dueFen: number) =>
    lateFee({ month: '202308', areaCode: '410783', on: day, dueFen })
  expect(of('2023-09-30', 100_000)).toMatchObject({ days: 0, fen: 0 })
  expect(of('2023-10-01', 100_000)).toMatchObject({ days: 1, fen: 50 })
  expect(of('2023-10-01', 999)).toMatchObject({ fen: 0 })
  expect(of('2023-10-01', 1000)).toMatchObject({ fen: 1 })
  expect(of('2024-10-01', 9_000_000_000_000)).toMatchObject({ days: 367, fen: 1_651_500_000_000 })
})
