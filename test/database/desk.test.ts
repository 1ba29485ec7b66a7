import { afterAll, beforeAll, expect, test } from 'vitest'
import { catalogueOf, completeStep, type Declaration, deskRows, placesOf, tickOf } from '#casework'
import { type Acting, command, type OfficerActor, officersIn, query } from '#identity'
import { businessDate } from '#platform'
import { catalogue as items } from '../../src/items/index.ts'
import { type TestRuntime, testRuntime } from './database.ts'
import { officer, operator } from './people.ts'
import { reviewedItem, submitted, today } from './reviewed-item.ts'
import {
  accept,
  approve,
  caseFile,
  confirmConditions,
  desk,
  deskFigures,
  deskTasks,
  employerHomeCounts,
  evaluateCase,
  handOver,
  nextCase,
  queuePlace,
} from './visits.ts'

const catalogue = catalogueOf([...items.values(), reviewedItem])
let runtime: TestRuntime
let [oldest, middle, newest, elsewhere] = ['', '', '', '']
beforeAll(async () => {
  runtime = await testRuntime()
  const at = (day: string) => `2023-08-${day}T10:00:00+08:00`
  oldest = await submitted(runtime, '410783000005', { subject: '1', at: at('01'), amountFen: 300 })
  middle = await submitted(runtime, '410783000002', { subject: '1', at: at('07'), amountFen: 900 })
  newest = await submitted(runtime, '410783000006', { subject: '1', at: at('10'), amountFen: 600 })
  elsewhere = await submitted(runtime, '410105000003', { subject: '1', at: at('08'), amountFen: 500 })
})
afterAll(() => runtime.close())

const as = async (login: string, at?: string) => runtime.as(await officer(runtime, login), at)
const ids = (found: { readonly rows: readonly Declaration[] }) => found.rows.map(row => row.declarationId)
const all = async (rows: AsyncIterable<Declaration>) => {
  const found: Declaration[] = []
  for await (const row of rows) found.push(row)
  return found
}
const tick = async (acting: Acting<OfficerActor>, declarationId: string) => {
  const found = await evaluateCase(acting, reviewedItem, { declarationId })
  return (found.today?.conditions ?? []).map(tickOf)
}

test('cases can be searched and sorted by every column, within the officer’s area only', async () => {
  const county = await as('410783-accept')
  const province = await as('410000-admin')
  const find = async (search: Parameters<typeof desk>[1], acting: Acting<OfficerActor> = county) =>
    ids(await desk(acting, search))
  expect(await find({})).toEqual([oldest, middle, newest])
  expect(await find({}, province)).toEqual([oldest, middle, elsewhere, newest])
  expect(await find({ areaCode: '410105' }, province)).toEqual([elsewhere])
  expect(await find({ areaCode: '410100' }, province)).toEqual([elsewhere])
  expect(await find({ areaCode: '410105' })).toEqual([])
  expect(await find({ sort: 'amount', descending: true })).toEqual([middle, newest, oldest])
  expect(await find({ sort: 'deadline', descending: true })).toEqual([newest, middle, oldest])
  expect(await find({ size: '中型' })).toEqual([middle])
  expect(await find({ submittedFrom: '2023-08-07', submittedTo: '2023-08-09' })).toEqual([middle])
  expect(await find({ submittedTo: '2023-08-07' })).toEqual([oldest, middle])
  expect(await find({ words: '食品' })).toEqual([oldest])
  expect(await find({ words: '%' })).toEqual([])
  expect(await find({ overdue: true })).toEqual([oldest])
  expect(await find({ state: 'open', itemCode: 'reviewed-item' })).toHaveLength(3)
  expect(await find({ state: 'passed' })).toEqual([])
  expect(await find({ handler: 'nobody' })).toHaveLength(3)
  expect(await find({ among: placesOf(catalogue, 'accept') })).toHaveLength(3)
  expect(await find({ among: placesOf(catalogue, 'hr') })).toEqual([])
  expect(await find({ among: [] })).toEqual([])
})

test('to-dos are counted by place, marking this post’s and overdue ones', async () => {
  const tasks = await deskTasks(await as('410783-accept'), catalogue)
  expect(tasks.tasks).toEqual([
    { shown: '待受理', state: 'submitted', step: null, total: 3, overdue: 1, ofMyPost: true },
  ])
  expect(tasks).toMatchObject({ overdue: 1, mine: 0 })
  expect((await deskTasks(await as('410783-hr'), catalogue)).tasks[0]?.ofMyPost).toBe(false)
})

test('a long list is read page by page, complete, in order, and only as far as the officer may see', async () => {
  await runtime.owner.query(
    `insert into casework.declaration (unit_no, declaration_id, item_code, item_version, subject, hall, area_code,
       applicant_no, applicant_name, unit_name, state, form_sealed, saved_at, event_seq, event_hash, submitted_at)
     select unit_no, 'copy-' || n, item_code, item_version, 'copy-' || n, hall, area_code, applicant_no, applicant_name,
       unit_name, 'passed', form_sealed, saved_at, event_seq, event_hash, date_trunc('second', submitted_at) + n / 3 * interval '1 second'
     from casework.declaration, generate_series(1, 1203) n where declaration_id = $1`,
    [middle],
  )
  const rows = await all(deskRows(await as('410783-hr'), { state: 'passed' }))
  expect(rows).toHaveLength(1203)
  expect(new Set(rows.map(row => row.declarationId)).size).toBe(1203)
  const times = rows.map(row => row.submittedAt?.getTime() ?? 0)
  expect(times).toEqual(times.toSorted((one, other) => one - other))
  expect(await all(deskRows(await as('410105-hr'), { state: 'passed' }))).toEqual([])
  const page = await desk(await as('410783-hr'), { state: 'passed', page: 61 })
  expect(page).toMatchObject({ total: 1203, pages: 61, page: 61 })
  expect(page.rows).toHaveLength(3)
  await runtime.owner.query("delete from casework.declaration where declaration_id like 'copy-%'")
})

test('a supervisor assigns cases, officers of the post take over, and nobody bypasses the handler', async () => {
  const acceptor = await as('410783-accept')
  const reviewer = await as('410783-review')
  const hr = await as('410783-hr')
  const of = { declarationId: newest, to: acceptor.who.accountNo }
  await expect(handOver(hr, reviewedItem, of)).rejects.toThrow(/复核岗/)
  await expect(handOver(hr, reviewedItem, { ...of, to: hr.who.accountNo })).rejects.toThrow(/不能办理/)
  const stranger = await officer(runtime, '410105-accept')
  await expect(handOver(reviewer, reviewedItem, { ...of, to: stranger.accountNo })).rejects.toThrow(
    /不能办理/,
  )
  await expect(
    handOver(runtime.as(stranger), reviewedItem, { ...of, to: stranger.accountNo }),
  ).rejects.toThrow(/没有找到/)
  await handOver(reviewer, reviewedItem, of)
  await handOver(reviewer, reviewedItem, of)
  const { declaration, history } = await caseFile(reviewer, newest)
  expect(declaration.handler?.name).toBe('受理员')
  expect(history.filter(line => line.verb === 'handOver').map(line => line.words)).toEqual(['转由受理员办理'])
  expect(ids(await desk(acceptor, { handler: 'me' }))).toEqual([newest])
  expect((await deskTasks(acceptor, catalogue)).mine).toBe(1)

  const colleague = runtime.as({ ...acceptor.who, accountNo: 999_999, name: '同事' })
  await expect(accept(colleague, reviewedItem, newest)).rejects.toThrow(/已指定由受理员办理/)
  await accept(acceptor, reviewedItem, newest)
  expect((await caseFile(reviewer, newest)).declaration.handler).toBeUndefined()
  await handOver(acceptor, reviewedItem, { ...of, to: acceptor.who.accountNo })
  await expect(
    approve(reviewer, reviewedItem, {
      declarationId: newest,
      ticks: await tick(reviewer, newest),
    }),
  ).rejects.toThrow(/已指定由受理员办理/)
  await handOver(reviewer, reviewedItem, { ...of, to: reviewer.who.accountNo })
  await approve(reviewer, reviewedItem, {
    declarationId: newest,
    ticks: await tick(reviewer, newest),
  })
})

test('officers of an area are its own, its city’s and its province’s', async () => {
  const found = await query(await as('410783-review'), tx => officersIn(tx, '410783'))
  expect(found.map(one => `${one.areaCode} ${one.role}`)).toEqual([
    '410783 accept',
    '410000 admin',
    '410783 finance',
    '410783 hr',
    '410783 review',
  ])
})

test('the next case is the most urgent one of the post that this officer has not checked', async () => {
  const acceptor = await as('410783-accept')
  await accept(acceptor, reviewedItem, oldest)
  await accept(acceptor, reviewedItem, middle)
  const reviewer = await as('410783-review')
  expect([oldest, middle]).toContain(await nextCase(reviewer, catalogue, newest))
  const first = (await nextCase(reviewer, catalogue, newest)) ?? ''
  await confirmConditions(reviewer, reviewedItem, {
    declarationId: first,
    ticks: await tick(reviewer, first),
  })
  const second = await nextCase(reviewer, catalogue, newest)
  expect([oldest, middle]).toContain(second)
  expect(second).not.toBe(first)
  expect(await nextCase(await as('410105-review'), catalogue, newest)).toBeUndefined()
})

test('changes since submission are shown, and yesterday’s tick does not count', async () => {
  const reviewer = await as('410783-review')
  const of = { declarationId: middle, step: 'first-review' }
  const before = await evaluateCase(reviewer, reviewedItem, of)
  expect(before.changed).toEqual([])
  await confirmConditions(reviewer, reviewedItem, { ...of, ticks: await tick(reviewer, middle) })
  today.headcount = 35
  const after = await evaluateCase(reviewer, reviewedItem, of)
  expect(after.changed).toMatchObject([{ before: { figure: '40 人' }, now: { figure: '35 人' } }])
  expect(after.kept).not.toContain(after.today?.conditions.map(tickOf)[0])
  await expect(approve(reviewer, reviewedItem, { ...of, ticks: [] })).rejects.toThrow(/请先核对.*35 人/)
  today.headcount = 20
  const ticks = await tick(reviewer, middle)
  await expect(approve(reviewer, reviewedItem, { ...of, ticks })).rejects.toThrow(/不符合：20 人/)
  today.headcount = 40
})

test('a unit sees office, step, queue position and usual duration; with fewer than five past cases only the deadlines', async () => {
  const waiting = await submitted(runtime, '410783000002', {
    subject: 'queue',
    at: '2023-08-10T15:00:00+08:00',
  })
  const before = await submitted(runtime, '410783000005', {
    subject: 'queue',
    at: '2023-08-10T14:00:00+08:00',
  })
  const clerk = runtime.as(await operator(runtime, '410783000002'))
  expect(await queuePlace(clerk, reviewedItem, waiting)).toEqual({
    shown: '待受理',
    byHr: false,
    ahead: 1,
    usual: undefined,
    statutory: 5 + 5 + 3 + 5 + 5,
    dueOn: '2023-08-17',
  })
  await expect(queuePlace(clerk, reviewedItem, before)).rejects.toThrow(/没有找到/)
  for (const [i, end] of ['14', '15', '16', '17', '18'].entries()) {
    const id = await submitted(runtime, '410783000006', { subject: `p${i}`, at: '2023-08-01T10:00:00+08:00' })
    await walk(id, '2023-08-02T10:00:00+08:00', `2023-08-${end}T10:00:00+08:00`)
  }
  const usual = await queuePlace(clerk, reviewedItem, waiting)
  expect(usual?.usual).toBe(11)
  await accept(await as('410783-accept'), reviewedItem, waiting)
  expect((await queuePlace(clerk, reviewedItem, waiting))?.usual).toBe(10)
})

/** Takes a case through all steps on one day, and settles it on another. */
async function walk(id: string, day: string, end: string): Promise<void> {
  const acceptor = await as('410783-accept', day)
  await accept(acceptor, reviewedItem, id)
  for (const login of ['410783-accept', '410783-review', '410783-hr']) {
    const acting = await as(login, day)
    await approve(acting, reviewedItem, { declarationId: id, ticks: await tick(acting, id) })
  }
  const closing = await as('410783-review', end)
  const of = { declarationId: id, from: 'later-step', words: '公示期满' }
  await command(closing, tx => completeStep(tx, closing, catalogue, of))
}

test('a case approved by the last officer counts as passed while its payment is pending', async () => {
  const id = await submitted(runtime, '410105000003', { subject: 'count', at: '2023-08-03T10:00:00+08:00' })
  const clerk = runtime.as(await operator(runtime, '410105000003'))
  const before = await employerHomeCounts(clerk, '202308')
  const [acceptor, reviewer, hr] = [
    await as('410105-accept'),
    await as('410105-review'),
    await as('410105-hr'),
  ]
  await accept(acceptor, reviewedItem, id)
  for (const acting of [acceptor, reviewer, hr]) {
    expect((await employerHomeCounts(clerk, '202308')).passed).toBe(before.passed)
    await approve(acting, reviewedItem, { declarationId: id, ticks: await tick(acting, id) })
  }
  expect((await caseFile(clerk, id)).declaration).toMatchObject({ state: 'accepted', step: 'later-step' })
  const after = await employerHomeCounts(clerk, '202308')
  expect(after).toMatchObject({ passed: before.passed + 1, inReview: before.inReview - 1 })
})

test('dashboard figures match the desk, area by area', async () => {
  for (const login of ['410783-hr', '410105-hr', '410000-admin']) {
    const acting = await as(login)
    const { byArea, bySize, ages } = await deskFigures(acting)
    const { total: all } = await desk(acting, {})
    expect(byArea.reduce((total, group) => total + group.count, 0)).toBe(all)
    expect(bySize.reduce((total, group) => total + group.count, 0)).toBe(all)
    const open = ages.reduce((total, age) => total + age.count, 0)
    expect(open).toBe((await desk(acting, { state: 'open' })).total)
    expect(ages.every(age => age.submittedOn <= businessDate(acting.at) && age.workingDays >= 0)).toBe(true)
    const seen = new Set(byArea.map(group => group.areaCode))
    if (login !== '410000-admin') expect([...seen]).toEqual([login.slice(0, 6)])
  }
})
