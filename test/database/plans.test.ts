import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  catalogueOf,
  type DeskSearch,
  deskRows,
  latestEventAt,
  mergeTally,
  placesOf,
  publishRoots,
  remindOfDrafts,
} from '#casework'
import { type Acting, findSession, type OfficerActor, scopeOf, sweepIdentity } from '#identity'
import {
  asApplication,
  clockFrom,
  hall,
  openDatabase,
  openPool,
  type Runtime,
  type Scope,
  scopeSettings,
  type Tx,
  transact,
} from '#platform'
import {
  billPeople,
  bills,
  contributionFigures,
  contributionMonths,
  countBillPeople,
  countBills,
  countStaff,
  deferralPlans,
  expectedBill,
  getBill,
  getYearFacts,
  remindOfInstalments,
  settleLate,
  settleMonths,
  staffOf,
  unpaidBills,
  unpaidContributions,
  unpaidShares,
} from '#registry'
import { explainAll, type PlanNode } from '../../script/benches/explain.ts'
import { recordStatements, type Statement } from '../../script/benches/record-statements.ts'
import { seedCases } from '../../script/benches/seed-cases.ts'
import { catalogue as items } from '../../src/items/index.ts'
import { type TestRuntime, testRuntime } from './database.ts'
import { officer, operator, submit } from './people.ts'
import { reviewedItem, submitted } from './reviewed-item.ts'
import { openEffects, personOf, rowsItem } from './rows-item.ts'
import {
  addRow,
  addSheet,
  caseFile,
  changeRow,
  decideRows,
  desk,
  deskFigures,
  deskTasks,
  employerHomeCounts,
  findCurrent,
  listRows,
  nextCase,
  progress,
  queuePlace,
  receiptOf,
  removeRows,
  toDo,
} from './visits.ts'

const system = { kind: 'system' } as const

const catalogue = catalogueOf([...items.values(), reviewedItem, rowsItem])

/** The roll-up is read whole for the province, by design. */
const readWhole = ['casework.tally']

let test1: TestRuntime
let runtime: Runtime
let recorded: Statement[]
let large: Set<string>
beforeAll(async () => {
  test1 = await testRuntime()
  await seedCases(test1.owner, 100_000, test1.runtime.clock.now())
  await test1.owner.query(`
    with granted as (
      insert into registry.deferral (unit_no, area_code, insurance, from_month, to_month, paid_up_by, document,
        declaration_id, granted_on, paid_before_fen)
      select 'deferring-' || n, '410783', '失业保险', '202301', '202303', date '2030-01-31' + n, '', n::text, '2023-08-11', 0
      from generate_series(1, 20000) n returning *
    ) insert into registry.deferral_instalment select deferral_no, unit_no, area_code, paid_up_by, 0 from granted`)
  await test1.owner.query('vacuum analyze registry.deferral, registry.deferral_instalment')
  const pool = openPool({ ...asApplication(test1.connection), max: 1 })
  recorded = recordStatements(pool)
  runtime = { ...test1.runtime, pool, db: openDatabase(pool, { prepared: true }) }
  const { rows } = await test1.owner.query<{ name: string }>(
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and c.reltuples > 1000`,
  )
  large = new Set(rows.map(({ name }) => name).filter(name => !readWhole.includes(name)))
}, 120_000)
afterAll(async () => {
  await runtime.db.destroy()
  await test1.close()
})

/** The statements that a look-up sends. */
async function sent(run: () => Promise<unknown>): Promise<Statement[]> {
  recorded.length = 0
  await run()
  return [...recorded]
}

/** Large tables that these statements read from end to end, as the plain role. */
async function scanned(statements: readonly Statement[]): Promise<string[]> {
  const pool = openPool({ ...asApplication(test1.connection), max: 1 })
  const client = await pool.connect()
  try {
    const explained = await explainAll(client, statements)
    return explained.flatMap(({ text, plan }) =>
      scansOf(plan)
        .filter(name => large.has(name))
        .map(name => `${name}: ${text.replaceAll(/\s+/g, ' ').slice(0, 600)}`),
    )
  } finally {
    client.release()
    await pool.end()
  }
}

const scansOf = (plan: PlanNode): string[] => [
  ...(plan['Node Type'] === 'Seq Scan' ? [`${plan.Schema}.${plan['Relation Name']}`] : []),
  ...(plan.Plans ?? []).flatMap(scansOf),
]

const acting = <W extends Acting['who']>(who: W): Acting<W> => ({ ...test1.as(who), runtime })

/** Runs each look-up, and names those that read a large table whole. */
async function refused(lookUps: Readonly<Record<string, () => Promise<unknown>>>) {
  const faults: Record<string, readonly string[]> = {}
  for (const [name, lookUp] of Object.entries(lookUps)) {
    const statements = await sent(lookUp)
    expect(statements.length, name).toBeGreaterThan(0)
    const found = await scanned(statements)
    if (found.length > 0) faults[name] = found
  }
  return faults
}

test('a look-up without an index is refused', async () => {
  expect(large.size).toBeGreaterThan(6)
  const statements = [
    { text: `begin; ${scopeSettings(hall)}`, values: [] },
    { text: 'select 1 from casework.declaration where applicant_name = $1', values: ['经办人'] },
  ]
  expect(await scanned(statements)).toHaveLength(1)
})

test('a session is looked up by its hash', async () => {
  const { rows } = await test1.owner.query<{ source: string }>(
    "select prosrc as source from pg_proc where oid = 'identity.find_session'::regproc",
  )
  const [, inner = ''] = /return query (select[^;]+);/.exec(rows[0]?.source ?? '') ?? []
  expect(inner).toContain('= token')
  const text = inner.replace('= token', '= $1')
  const begin = { text: `begin; ${scopeSettings(hall)}`, values: [] }
  expect(await scanned([begin, { text, values: [Buffer.alloc(32)] }])).toEqual([])
})

test('what a unit asks is served by indexes, in a plan for any values', async () => {
  const unit = acting(await operator(test1, '410783000002'))
  let id = ''
  expect(
    await refused({
      session: () => findSession(runtime, 'no such token', runtime.clock.now()),
      submission: async () => {
        id = await submitted({ ...test1, runtime, as: who => acting(who) }, '410783000002', { subject: '1' })
      },
      caseFile: () => caseFile(unit, id),
      receipt: () => receiptOf(unit, id),
      form: () => findCurrent(unit, reviewedItem),
      toDo: () => toDo(unit, 'employer'),
      home: () => employerHomeCounts(unit, '202308'),
      progress: () => progress(unit, { hall: 'employer' }),
      progressOfMonth: () => progress(unit, { month: '202308', page: 3 }),
      serial: () => progress(unit, { serial: '410783' }),
      queuePlace: () => queuePlace(unit, reviewedItem, id),
      deferrals: () =>
        transact(runtime, scopeOf(unit.who), async tx => {
          await contributionMonths(tx, '410783000002', { from: '202301', to: '202308' })
          await contributionFigures(tx, '410783000002', '2023-08-11')
          await getYearFacts(tx, '410783000002', { baseYear: 2022, asOf: '2023-08-11', normalReasons: [] })
          await deferralPlans(tx, 'deferring-7')
        }),
    }),
  ).toEqual({})
})

test('rows are looked up by indexes, by whoever asks', async () => {
  await openEffects(test1)
  await test1.owner.query(`insert into casework.declaration_row (unit_no, declaration_id, row_no, area_code,
      applicant_no, state, wrong, key_index, revision, content_sealed)
    select d.unit_no, d.declaration_id, n, d.area_code, d.applicant_no, 'settled', false,
      decode(md5(d.declaration_id || n), 'hex'), 1, ''
    from (select * from casework.declaration limit 500) d, generate_series(1, 40) n`)
  await test1.owner.query('analyze casework.declaration_row')
  large.add('casework.declaration_row')
  const unit = acting(await operator(test1, '410783000002'))
  const into = { itemCode: rowsItem.code }
  const agency = acting(await officer(test1, '410783-review'))
  const rows = [1, 2].map(n => ({ line: n, values: personOf(n, { wage: '20000' }) }))
  let id = ''
  const key = () => ({ unitNo: '410783000002', declarationId: id })
  expect(
    await refused({
      add: async () => {
        id = await addRow(unit, rowsItem, { into, values: personOf(3) })
      },
      sheet: () => addSheet(unit, rowsItem, { into, rows }),
      change: () => changeRow(unit, rowsItem, { declarationId: id, rowNo: 1, values: personOf(4) }),
      remove: () => removeRows(unit, rowsItem, { declarationId: id, rows: [1] }),
      removeWrong: () => removeRows(unit, rowsItem, { declarationId: id, rows: 'wrong' }),
      list: () => listRows(unit, key(), { page: 2 }),
      wrong: () => listRows(unit, key(), { filter: 'wrong' }),
      submit: () => submit(unit, rowsItem, { declarationId: id }),
      referred: () => listRows(agency, key(), { filter: 'referred' }),
      decide: () =>
        decideRows(agency, rowsItem, { declarationId: id, rowNos: [2], verb: 'approve', reason: '' }),
    }),
  ).toEqual({})
})

const searches: Readonly<Record<string, DeskSearch>> = {
  all: {},
  open: { state: 'open' },
  step: { step: 'first-review' },
  ended: { state: 'passed', page: 20 },
  item: { itemCode: 'data-correction', state: 'open', size: '大型' },
  days: { submittedFrom: '2023-08-08', submittedTo: '2023-08-10' },
  overdue: { overdue: true, sort: 'deadline' },
  mine: { handler: 'me' },
  unit: { words: 'unit-0000005' },
  name: { words: '华康生成单位50' },
  countyOfIt: { areaCode: '410101', words: '成单位500' },
}

test.each(['410783-accept', '410100-accept', '410000-admin'])(
  'what officer %s asks is served by indexes',
  async login => {
    const who = login === '410100-accept' ? await cityOfficer() : await officer(test1, login)
    const asking = acting(who)
    const first = () => deskRows(asking, { state: 'open' }).next()
    expect(
      await refused({
        ...Object.fromEntries(
          Object.entries(searches).map(([name, search]) => [name, () => desk(asking, search)]),
        ),
        post: () => desk(asking, { among: placesOf(catalogue, 'accept') }),
        tasks: () => deskTasks(asking, catalogue),
        next: () => nextCase({ ...asking, who: { ...who, role: 'review' } }, catalogue, ''),
        dashboard: () => deskFigures(asking, undefined),
        exported: first,
        caseFile: () => caseFile(asking, 'case-0000018').catch(() => {}),
      }),
    ).toEqual({})
  },
)

const cityOfficer = async (): Promise<OfficerActor> => ({
  ...(await officer(test1, '410000-admin')),
  areaCode: '410100',
})

test('what a unit asks about its people and bills, and what a bureau collects, is served by indexes', async () => {
  await seedPeople()
  const unitNo = 'B0000500'
  const as = <T>(scope: Scope, run: (tx: Tx) => Promise<T>) => transact(runtime, scope, run)
  const unit = <T>(run: (tx: Tx) => Promise<T>) => as({ units: [unitNo] }, run)
  // The made people have no ID number that can be opened; by then the statements were sent.
  const sealedIn = (asked: Promise<unknown>) => asked.catch(() => {})
  const { rows } = await test1.owner.query<{ bill_no: number }>(
    'select bill_no from registry.bill where unit_no = $1',
    [unitNo],
  )
  const billNo = rows[0]?.bill_no ?? 0
  const asked = { unitNo, billNo, months: ['202308'] }
  expect(
    await refused({
      bills: () => unit(tx => bills(tx, { unitNo, offset: 0, limit: 24 })),
      countBills: () => unit(tx => countBills(tx, unitNo)),
      bill: () => unit(tx => getBill(tx, unitNo, billNo)),
      countPeople: () => unit(tx => countBillPeople(tx, asked)),
      people: () => sealedIn(unit(tx => billPeople(tx, { ...asked, offset: 0, limit: 100 }))),
      expected: () => unit(tx => expectedBill(tx, { unitNo, areaCode: '410122', month: '202309' })),
      staff: () => sealedIn(unit(tx => staffOf(tx, { unitNo, offset: 0, limit: 50 }))),
      countStaff: () => unit(tx => countStaff(tx, { unitNo })),
      late: () => unit(tx => settleLate(tx, { unitNo, by: ['没有'], on: '2023-10-01' })),
      unpaid: () => as(hall, tx => unpaidContributions(tx, { through: '202308', on: '2023-09-15' })),
      unpaidBills: () => as(hall, tx => unpaidBills(tx, { through: '202308', on: '2023-09-15' })),
      unpaidShares: () => sealedIn(as(hall, tx => unpaidShares(tx, { billNo, on: '2023-09-15' }))),
    }),
  ).toEqual({})
})

/** A thousand units of one area among ten, each with ten people in three insurances, settled for a month and paid. */
async function seedPeople(): Promise<void> {
  const { owner } = test1
  await owner.query(`
    insert into registry.area (code, name) select '4101' || n, '参保区' || n from generate_series(20, 29) n
      on conflict do nothing;
    insert into registry.unit (unit_no, name, unit_type, area_code, labour_dispatch, deregistering, discredited)
      select 'B' || lpad(n::text, 7, '0'), '参保单位' || n, '企业', '4101' || 20 + n % 10, false, false, false
      from generate_series(1, 2000) n;
    insert into registry.person (id_no_index, id_no_sealed, name, ethnicity, pension_balance_fen, unit_no)
      select decode(md5('p' || n), 'hex'), '', '职工' || n, '汉族', 0, 'B' || lpad((1 + n / 10)::text, 7, '0')
      from generate_series(0, 19999) n;
    insert into registry.employment (unit_no, person_no, insurance, from_month, area_code, base_fen, began, entered_on,
        entered_by)
      select unit_no, person_no, insurance, '202301', area_code, 600000, '111', '2023-01-05', '导入'
      from registry.person join registry.unit using (unit_no), unnest(array['养老保险', '失业保险', '工伤保险']) insurance
      where unit_no like 'B%';
    insert into registry.billed_area (area_code, since)
      select distinct area_code, date '2023-08-01' from registry.unit where unit_no like 'B%' on conflict do nothing`)
  await owner.query('analyze')
  await settleMonths({ ...test1.runtime, clock: clockFrom(new Date('2023-08-25T00:10:00+08:00')) })
  await owner.query(`
    update registry.bill_line set unit_paid_fen = unit_due_fen, person_paid_fen = person_due_fen
      where unit_no <> 'B0000500';
    update registry.contribution set unit_paid_fen = unit_due_fen, employee_paid_fen = employee_due_fen
      where unit_no <> 'B0000500'`)
  await owner.query('vacuum analyze')
  for (const name of ['employment', 'person_contribution', 'bill', 'bill_line', 'contribution', 'person'])
    large.add(`registry.${name}`)
}

test('jobs of the hall are served by indexes', async () => {
  const working = acting(system)
  expect(
    await refused({
      // The seeded drafts hold no form; the statement that finds them was sent.
      reminders: () => remindOfDrafts(working, catalogue).catch(() => {}),
      sweep: () => sweepIdentity(working),
      tally: () => mergeTally(working),
      instalments: () => remindOfInstalments(runtime),
      dailyRoot: () => publishRoots({ ...working, at: new Date('2020-08-13T09:00:00+08:00') }),
      latestEvent: () => latestEventAt(working),
    }),
  ).toEqual({})
})

test('the roll-up counts what the cases are, before and after its changes are merged', async () => {
  const figures = async () => await deskFigures(acting(await officer(test1, '410000-admin')), undefined)
  const before = await figures()
  await mergeTally(acting(system))
  expect(await figures()).toEqual(before)
  const counted = async (column: 'area_code' | 'unit_size') =>
    (
      await test1.owner.query<{ count: number; amount: number }>(
        `select count(*) as count, sum(amount_fen)::bigint as amount from casework.declaration
         where submitted_at is not null group by state, step, ${column}`,
      )
    ).rows
  type Count = { readonly count: number; readonly amount: number }
  const byCount = (one: Count, other: Count) => one.count - other.count || one.amount - other.amount
  const shown = (groups: readonly { readonly count: number; readonly amountFen: number }[]) =>
    groups.map(({ count, amountFen }) => ({ count, amount: amountFen })).toSorted(byCount)
  expect(shown(before.byArea)).toEqual((await counted('area_code')).toSorted(byCount))
  expect(shown(before.bySize)).toEqual((await counted('unit_size')).toSorted(byCount))
})
