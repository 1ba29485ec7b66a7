import { afterAll, beforeAll, expect, test } from 'vitest'
import { carryOutBulk, catalogueOf, mayDecide, type OfficerVerb, placesOf, statusLabel } from '#casework'
import { query } from '#identity'
import { messagesTo } from '#platform'
import { getUnit } from '#registry'
import { acceptanceReceipt } from '../../src/halls/printing/acceptance-receipt.ts'
import { type TestRuntime, testRuntime } from './database.ts'
import { officer, operator, submit } from './people.ts'
import { settledIds, soleCase, soleItem } from './sole-item.ts'
import {
  accept,
  approve,
  caseFile,
  decline,
  desk,
  deskTasks,
  employerHomeCounts,
  getBulk,
  nextCase,
  orderBulk,
  queuePlace,
  save,
  sendBack,
} from './visits.ts'

const catalogue = catalogueOf([soleItem])
const unitNo = '410783000002'
const submittedAt = '2023-08-07T10:00:00+08:00'
const decidedAt = '2023-08-09T15:00:00+08:00'

let runtime: TestRuntime
let id = ''
beforeAll(async () => {
  runtime = await testRuntime()
  id = await soleCase(runtime, unitNo, { subject: 'first', at: submittedAt })
})
afterAll(() => runtime.close())

const as = async (login: string, at = decidedAt) => runtime.as(await officer(runtime, login), at)
const clerk = async (at = decidedAt) => runtime.as(await operator(runtime, unitNo), at)
const where = async (declarationId = id) => (await caseFile(await clerk(), declarationId)).declaration

test('a submitted case is at its only step: not yet accepted, due there, on the desk of the deciding officer', async () => {
  const found = await where()
  expect(found).toMatchObject({
    state: 'accepted',
    step: 'sole-review',
    acceptedAt: null,
    dueOn: '2023-08-14',
  })
  expect(statusLabel(soleItem, found)).toEqual({ acceptance: '待受理', shown: '待审核', handling: '待审核' })
  expect(await queuePlace(await clerk(), soleItem, id)).toEqual({
    shown: '待审核',
    byHr: false,
    ahead: 0,
    usual: undefined,
    statutory: 5,
    dueOn: '2023-08-14',
  })
  for (const login of ['410783-accept', '410783-review']) {
    const acting = await as(login)
    expect((await deskTasks(acting, catalogue)).tasks).toEqual([
      { shown: '待审核', state: 'accepted', step: 'sole-review', total: 1, overdue: 0, ofMyPost: true },
    ])
    expect((await desk(acting, { among: placesOf(catalogue, acting.who.role) })).total).toBe(1)
    expect(await nextCase(acting, catalogue, '')).toBe(id)
  }
  const hr = await as('410783-hr')
  expect((await deskTasks(hr, catalogue)).tasks[0]?.ofMyPost).toBe(false)
  expect(await employerHomeCounts(await clerk(), '202308')).toMatchObject({ inReview: 1, passed: 0 })
})

test('its officer has the buttons of a decision and no 受理; others have none, and are refused', async () => {
  const verbs: OfficerVerb[] = ['accept', 'sendBack', 'approve', 'decline', 'revoke']
  const { state, step } = await where()
  const may = (role: 'accept' | 'review' | 'hr') =>
    verbs.filter(verb => mayDecide(verb, soleItem, { state, step, role }))
  expect(may('accept')).toEqual(['sendBack', 'approve', 'decline'])
  expect(may('review')).toEqual(['sendBack', 'approve', 'decline'])
  expect(may('hr')).toEqual([])
  await expect(accept(await as('410783-accept'), soleItem, id)).rejects.toThrow(/审核中/)
  await expect(approve(await as('410783-hr'), soleItem, { declarationId: id, ticks: [] })).rejects.toThrow(
    /受理岗、复核岗/,
  )
})

test('sent back it is not accepted either; submitted again it stands at the step again', async () => {
  const acting = await as('410783-accept', '2023-08-08T09:00:00+08:00')
  await sendBack(acting, soleItem, { declarationId: id, reason: '请补充联系人电话' })
  expect(await where()).toMatchObject({ state: 'returned', step: null, acceptedAt: null })
  const again = await clerk('2023-08-08T16:00:00+08:00')
  await save(again, soleItem, { contactMobile: '13800000003' })
  await submit(again, soleItem, { declarationId: id })
  expect(await where()).toMatchObject({ state: 'accepted', step: 'sole-review', dueOn: '2023-08-15' })
  expect(acceptanceReceipt.missing({ file: await caseFile(await clerk(), id) })).toMatch(/还没有受理/)
})

test('one officer takes it on and decides in one go; it is settled, and 受理回执 says so', async () => {
  await approve(await as('410783-accept'), soleItem, { declarationId: id, ticks: [] })
  const acting = await clerk()
  const file = await caseFile(acting, id)
  const at = new Date(decidedAt)
  expect(file.declaration).toMatchObject({ state: 'passed', step: null, acceptedAt: at, endedAt: at })
  expect(settledIds).toEqual([id])
  expect(file.history.map(line => line.verb).slice(-3)).toEqual(['submit', 'approve', 'settle'])
  expect(file.history.at(-2)?.words).toBe('受理并审核通过')
  const [message] = await messagesTo(runtime.runtime.db, '13800000003')
  expect(message?.text).toMatch(/“一人办结事项”（受理流水号 \d+）已审核通过。$/)
  const { unit, opened } = await query(acting, async tx => ({
    unit: await getUnit(tx, unitNo),
    opened: await soleItem.open(tx, acting, unitNo),
  }))
  const layout = acceptanceReceipt.layout({
    acting,
    item: soleItem,
    file,
    unit,
    opened,
    rows: undefined,
  })
  expect(layout.blocks[1].rows).toContainEqual({ label: '预计办结日期', value: '即时办结' })
  expect(layout.blocks[1].rows).toContainEqual({ label: '受理时间', value: '2023-08-09 15:00' })
})

test('declined at once, it counts as accepted and the reason stands alone', async () => {
  const other = await soleCase(runtime, unitNo, { subject: 'second', at: submittedAt })
  await decline(await as('410783-review'), soleItem, { declarationId: other, reason: '不属于本经办机构' })
  expect(await where(other)).toMatchObject({ state: 'declined', acceptedAt: new Date(decidedAt) })
  const { history } = await caseFile(await clerk(), other)
  expect(history.at(-1)?.words).toBe('不予通过：不属于本经办机构')
  expect(settledIds).toEqual([id])
})

test('several are approved in bulk, and how long it takes is counted from submission', async () => {
  const ids: string[] = []
  for (const subject of ['a', 'b', 'c', 'd', 'e'])
    ids.push(await soleCase(runtime, '410783000005', { subject, at: submittedAt }))
  const acting = await as('410783-review')
  const bulkId = await orderBulk(acting, { verb: 'approve', declarationIds: ids })
  expect(await carryOutBulk(acting, catalogue, bulkId)).toBe(0)
  const { cases } = await getBulk(acting, bulkId)
  expect(cases.map(one => one.outcome)).toEqual(ids.map(() => 'done'))
  const waiting = await soleCase(runtime, unitNo, { subject: 'third', at: decidedAt })
  expect((await queuePlace(await clerk(), soleItem, waiting))?.usual).toBe(2)
})
