import { afterAll, beforeAll, expect, test } from 'vitest'
import { getItem } from '#casework'
import { clockFrom, hall, messagesTo, type Tx, transact } from '#platform'
import {
  contributionFigures,
  contributionMonths,
  deferralPlans,
  getYearFacts,
  isInArrears,
  lateFee,
  remindOfInstalments,
} from '#registry'
import { payAsTaxOffice } from '../../demo/story.ts'
import { catalogue } from '../../src/items/index.ts'
import { type TestRuntime, testRuntime } from './database.ts'
import { officer, operator, submit } from './people.ts'
import { accept, approve, revoke, save } from './visits.ts'

let test1: TestRuntime
beforeAll(async () => {
  test1 = await testRuntime()
})
afterAll(() => test1.close())

const unitNo = '410783000005'
const item = getItem(catalogue, 'contribution-deferral')
const form = {
  contactName: '郑芳',
  contactMobile: '13800000105',
  ground: '暂时困难',
  insurance: '失业保险',
  from: '202301',
  to: '202303',
  reason: '生产经营出现严重困难，资金周转不开。',
  plan: '年底前分期补缴。',
}

const asHall = <T>(run: (tx: Tx) => Promise<T>) => transact(test1.runtime, hall, run)

/** Three months of which the unit has paid nothing, its people all. */
async function owe(): Promise<void> {
  await test1.owner.query(
    `update registry.contribution set unit_paid_fen = 0, unit_due_fen = 100, paid_on = '2023-04-10'
     where unit_no = $1 and month between '202301' and '202303'`,
    [unitNo],
  )
}

const factsOn = async (day: string) =>
  await asHall(async tx => {
    const { monthsPaid, unpaidMonths, baseFen } = await getYearFacts(tx, unitNo, {
      baseYear: 2023,
      asOf: day,
      normalReasons: [],
    })
    const { arrearsFen } = await contributionFigures(tx, unitNo, day)
    const months = await contributionMonths(tx, unitNo, { from: '202301', to: '202303' })
    const inArrears = months.filter(one => isInArrears(one, day)).map(one => one.month)
    return { monthsPaid, unpaidMonths, baseFen, arrearsFen, inArrears }
  })

const file = async (change: Partial<typeof form> = {}, at?: string) =>
  await save(test1.as(await operator(test1, unitNo), at), item, { ...form, ...change })

async function submitted(change: Partial<typeof form> = {}): Promise<string> {
  const id = await file(change)
  await submit(test1.as(await operator(test1, unitNo)), item, { declarationId: id })
  return id
}

async function granted(id: string): Promise<string> {
  await accept(test1.as(await officer(test1, '410783-accept')), item, id)
  await approve(test1.as(await officer(test1, '410783-review')), item, { declarationId: id, ticks: [] })
  return id
}

interface StoredDeferral {
  readonly insurance: string
  readonly from_month: string
  readonly ended_on: string | null
  readonly plan: unknown
}

const stored = async () =>
  (
    await test1.owner.query<StoredDeferral>(
      `select insurance, from_month, to_month, paid_up_by, document, granted_on, ended_on, paid_before_fen,
         (select json_agg(json_build_array(due_on, amount_fen) order by due_on) from registry.deferral_instalment i
          where i.deferral_no = d.deferral_no) as plan
       from registry.deferral d order by deferral_no`,
    )
  ).rows

let first = ''
test('from the grant on its months count as paid and not as arrears; what was paid stays what was paid', async () => {
  await owe()
  const before = await factsOn('2023-08-11')
  expect(before).toMatchObject({ arrearsFen: 300, inArrears: ['202301', '202302', '202303'] })
  first = await submitted()
  expect(await factsOn('2023-08-11')).toEqual(before)
  await granted(first)
  const after = {
    monthsPaid: before.monthsPaid + 3,
    unpaidMonths: before.unpaidMonths - 3,
    baseFen: before.baseFen,
    arrearsFen: 0,
    inArrears: [],
  }
  expect(await factsOn('2023-08-11')).toEqual(after)
  expect(await stored()).toEqual([
    {
      insurance: '失业保险',
      from_month: '202301',
      to_month: '202303',
      paid_up_by: '2023-12-31',
      document: '人社厅发〔2022〕50号',
      granted_on: '2023-08-11',
      ended_on: null,
      paid_before_fen: 0,
      plan: [
        ['2023-08-31', 60],
        ['2023-09-30', 60],
        ['2023-10-31', 60],
        ['2023-11-30', 60],
        ['2023-12-31', 60],
      ],
    },
  ])
})

test('it runs until the day by which all is paid up', async () => {
  const last = await factsOn('2023-12-31')
  const over = await factsOn('2024-01-01')
  expect(last.inArrears).toEqual([])
  expect(over).toMatchObject({ arrearsFen: last.arrearsFen + 300, inArrears: ['202301', '202302', '202303'] })
  expect(over.monthsPaid).toBe(last.monthsPaid - 3)
})

test('a month whose employees’ part is not paid by then is not deferred', async () => {
  const before = await factsOn('2023-08-11')
  await test1.owner.query(
    `update registry.contribution set employee_paid_fen = employee_paid_fen - 1
     where unit_no = $1 and month = '202302'`,
    [unitNo],
  )
  const after = await factsOn('2023-08-11')
  expect(after).toMatchObject({
    monthsPaid: before.monthsPaid - 1,
    unpaidMonths: before.unpaidMonths + 1,
    arrearsFen: 101,
    inArrears: ['202302'],
  })
  await test1.owner.query(
    `update registry.contribution set employee_paid_fen = employee_paid_fen + 1
     where unit_no = $1 and month = '202302'`,
    [unitNo],
  )
  // By a date before the payment the employees had not paid either.
  const paidBy = async (day: string) => (await factsOn(day)).monthsPaid
  expect((await paidBy('2023-04-10')) - (await paidBy('2023-04-09'))).toBe(3)
})

test('what is paid settles the earliest instalments', async () => {
  const owed = async () => {
    const [plan] = await asHall(tx => deferralPlans(tx, unitNo))
    return [plan?.owedFen, ...(plan?.instalments.map(one => one.owedFen) ?? [])]
  }
  expect(await owed()).toEqual([300, 60, 60, 60, 60, 60])
  await test1.owner.query(
    `update registry.contribution set unit_paid_fen = 100 where unit_no = $1 and month = '202301'`,
    [unitNo],
  )
  expect(await owed()).toEqual([200, 0, 20, 60, 60, 60])
})

test('a month is deferred once, also where two were filed; another insurance is another deferral', async () => {
  await expect(file({ from: '202303', to: '202305' })).rejects.toThrow('已经批准缓交')
  await expect(file({ from: '202301', to: '202401' })).rejects.toThrow('可以缓交的月份')
  const id = await submitted({ from: '202304', to: '202304' })
  await test1.owner.query(`update registry.deferral set to_month = '202304'`)
  await expect(granted(id)).rejects.toThrow('已经批准缓交')
  await test1.owner.query(`update registry.deferral set to_month = '202303'`)
  await approve(test1.as(await officer(test1, '410783-review')), item, { declarationId: id, ticks: [] })
  await granted(await submitted({ insurance: '工伤保险', from: '202309', to: '202310' }))
  expect((await stored()).map(one => [one.insurance, one.from_month, one.plan])).toEqual([
    ['失业保险', '202301', expect.anything()],
    ['失业保险', '202304', expect.anything()],
    [
      '工伤保险',
      '202309',
      [
        ['2023-11-30', 0],
        ['2023-12-31', 0],
      ],
    ],
  ])
})

const at = (day: string) => ({ ...test1.runtime, clock: clockFrom(new Date(`${day}T09:15:00+08:00`)) })

test('a unit is reminded once seven days before each instalment that it owes, and in the last thirty days', async () => {
  const remind = async (day: string) => {
    const before = (await messagesTo(test1.runtime.db, '13800000105')).length
    const both = await Promise.all([remindOfInstalments(at(day)), remindOfInstalments(at(day))])
    expect((await messagesTo(test1.runtime.db, '13800000105')).length - before).toBe(both[0] + both[1])
    return both[0] + both[1]
  }
  // The instalment of August is paid.
  expect(await remind('2023-08-24')).toBe(0)
  expect(await remind('2023-09-22')).toBe(0)
  expect(await remind('2023-09-23')).toBe(1)
  expect(await remind('2023-09-24')).toBe(0)
  expect(await remind('2023-11-30')).toBe(1)
  expect(await remind('2023-12-01')).toBe(1)
  expect(await remind('2023-12-02')).toBe(0)
  const [newest] = await messagesTo(test1.runtime.db, '13800000105')
  expect(newest?.text).toContain(
    '长垣示例食品有限公司缓缴的失业保险 202301 至 202303还有 2.00 元没有补缴，最迟 2023-12-31 缴清',
  )
  expect(await remind('2023-12-24')).toBe(1)
  expect(await remind('2024-01-01')).toBe(0)
})

test('a tax office collects of a deferred month what its people owe, and the rest when the deferral is over', async () => {
  const paid = async () =>
    (
      await test1.owner.query<object>(
        `select month, unit_paid_fen = unit_due_fen as unit, employee_paid_fen = employee_due_fen as people, paid_on
         from registry.contribution where unit_no = $1 and month between '202302' and '202303' order by month`,
        [unitNo],
      )
    ).rows
  await test1.owner.query(
    `update registry.contribution set employee_paid_fen = 0, paid_on = null where unit_no = $1 and month = '202303'`,
    [unitNo],
  )
  await payAsTaxOffice(at('2023-08-15'))
  expect(await paid()).toEqual([
    { month: '202302', unit: false, people: true, paid_on: '2023-04-10' },
    { month: '202303', unit: false, people: true, paid_on: '2023-04-15' },
  ])
  const kept = await test1.owner.query(`create table public.kept as select * from registry.contribution`)
  expect(kept.rowCount).toBeGreaterThan(0)
  await payAsTaxOffice(at('2024-01-01'))
  expect(await paid()).toEqual([
    { month: '202302', unit: true, people: true, paid_on: '2023-12-31' },
    { month: '202303', unit: true, people: true, paid_on: '2023-12-31' },
  ])
  await test1.owner.query(
    `update registry.contribution c set unit_paid_fen = k.unit_paid_fen, paid_on = k.paid_on from public.kept k
     where k.unit_no = c.unit_no and k.month = c.month`,
  )
  await test1.owner.query('drop table public.kept')
})

test('what is deferred has no late fee until it is to be paid up', () => {
  const of = (on: string, deferredUntil?: string) =>
    lateFee({ month: '202303', areaCode: '410783', on, dueFen: 100_000, deferredUntil }).days
  expect([of('2023-12-31'), of('2023-12-31', '2023-12-31'), of('2024-01-02', '2023-12-31')]).toEqual([
    245, 0, 2,
  ])
})

test('a revoked deferral never was', async () => {
  const before = await factsOn('2023-08-11')
  const reviewer = test1.as(await officer(test1, '410783-review'))
  await revoke(reviewer, item, { declarationId: first, reason: '申报材料不实' })
  const after = await factsOn('2023-08-11')
  expect(after).toMatchObject({ unpaidMonths: before.unpaidMonths + 2, arrearsFen: 200 })
  expect((await stored())[0]?.ended_on).toBe('2023-08-11')
})

test('it is open on 2023-12-31, and on 2024-01-05 the words say which policies ended', async () => {
  await expect(file({ from: '202306', to: '202306' }, '2023-12-31T10:00:00+08:00')).resolves.toBeTruthy()
  await expect(file({ from: '202306', to: '202306' }, '2024-01-05T10:00:00+08:00')).rejects.toThrow(
    /人社厅发〔2022〕50号的缓交申报已于 2023-12-31.*截止/,
  )
})
