import { afterAll, beforeAll, expect, test } from 'vitest'
import { carryOutBulk, catalogueOf, tickOf } from '#casework'
import type { Acting, OfficerActor } from '#identity'
import { type TestRuntime, testRuntime } from './database.ts'
import { officer } from './people.ts'
import { reviewedItem, submitted } from './reviewed-item.ts'
import { accept, caseFile, confirmConditions, evaluateCase, getBulk, orderBulk } from './visits.ts'

const catalogue = catalogueOf([reviewedItem])
let runtime: TestRuntime
beforeAll(async () => {
  runtime = await testRuntime()
})
afterAll(() => runtime.close())

const as = async (login: string) => runtime.as(await officer(runtime, login))
const states = async (acting: Acting<OfficerActor>, ids: readonly string[]) => {
  const found: (string | null)[] = []
  for (const id of ids) {
    const { declaration } = await caseFile(acting, id)
    found.push(declaration.step ?? declaration.state)
  }
  return found
}
const check = async (acting: Acting<OfficerActor>, declarationId: string) => {
  const { today } = await evaluateCase(acting, reviewedItem, { declarationId })
  await confirmConditions(acting, reviewedItem, {
    declarationId,
    ticks: (today?.conditions ?? []).map(tickOf),
  })
}

test('each case has its own outcome: a refused one gives its reason and does not stop the others', async () => {
  const acceptor = await as('410783-accept')
  const mine = [
    await submitted(runtime, '410783000002', { subject: 'a' }),
    await submitted(runtime, '410783000005', { subject: 'a' }),
    await submitted(runtime, '410783000006', { subject: 'a' }),
  ]
  const foreign = await submitted(runtime, '410105000003', { subject: 'a' })
  await accept(acceptor, reviewedItem, mine[1] ?? '')
  const bulkId = await orderBulk(acceptor, { verb: 'accept', declarationIds: [...mine, foreign, 'unknown'] })
  expect(await carryOutBulk(acceptor, catalogue, bulkId)).toBe(0)
  const bulk = await getBulk(acceptor, bulkId)
  const outcome = (id: string | undefined) => bulk.cases.find(one => one.declarationId === id)
  expect(bulk.cases).toHaveLength(3)
  expect([outcome(mine[0])?.outcome, outcome(mine[2])?.outcome]).toEqual(['done', 'done'])
  expect(outcome(mine[1])?.outcome).toBe('refused')
  expect(outcome(mine[1])?.words).toContain('审核中')
  expect(await states(acceptor, mine)).toEqual(Array(3).fill('first-review'))
  expect((await caseFile(await as('410105-accept'), foreign)).declaration.state).toBe('submitted')
  await expect(getBulk(await as('410783-review'), bulkId)).rejects.toThrow(/没有这次/)
  await expect(carryOutBulk(await as('410783-review'), catalogue, bulkId)).rejects.toThrow(/没有这次/)

  const approving = { verb: 'approve', declarationIds: mine } as const
  const reviewer = await as('410783-review')
  await check(reviewer, mine[0] ?? '')
  const second = await orderBulk(reviewer, approving)
  await carryOutBulk(reviewer, catalogue, second)
  const words = (await getBulk(reviewer, second)).cases.map(one => one.words)
  expect(words.filter(one => /请先核对并勾选“参保人数”/.test(one))).toHaveLength(2)
  expect(await states(reviewer, mine)).toEqual(['second-review', 'first-review', 'first-review'])
})

test('an interrupted bulk resumes without repeating a case; the same form orders one bulk', async () => {
  const acceptor = await as('410783-accept')
  const ids = [
    await submitted(runtime, '410783000002', { subject: 'b' }),
    await submitted(runtime, '410783000005', { subject: 'b' }),
  ]
  const bulkId = await orderBulk({ ...acceptor, once: 'one form' }, { verb: 'accept', declarationIds: ids })
  await expect(
    orderBulk({ ...acceptor, once: 'one form' }, { verb: 'accept', declarationIds: ids }),
  ).rejects.toThrow(/posted before/)
  // The state left by a process killed after a case was done but before its outcome was stored.
  await accept({ ...acceptor, once: `${bulkId}.${ids[0]}` }, reviewedItem, ids[0] ?? '')
  expect((await getBulk(acceptor, bulkId)).waiting).toBe(2)
  await Promise.all([1, 2, 3].map(() => carryOutBulk(acceptor, catalogue, bulkId)))
  expect((await getBulk(acceptor, bulkId)).cases.map(one => one.outcome)).toEqual(['done', 'done'])
  for (const id of ids) {
    const { history } = await caseFile(acceptor, id)
    expect(history.filter(line => line.verb === 'accept')).toHaveLength(1)
  }
})

test('concurrent bulks: every case is done by one officer, and the other sees why not', async () => {
  const ids: string[] = []
  for (const subject of ['c', 'd', 'e']) ids.push(await submitted(runtime, '410783000006', { subject }))
  const one = await as('410783-accept')
  const other = runtime.as({ ...one.who, accountNo: 999_998, name: '另一受理员' })
  const bulks = await Promise.all(
    [one, other].map(async acting => {
      const bulkId = await orderBulk(acting, { verb: 'accept', declarationIds: ids })
      await carryOutBulk(acting, catalogue, bulkId)
      return await getBulk(acting, bulkId)
    }),
  )
  const outcomes = bulks.flatMap(bulk => bulk.cases.map(each => each.outcome))
  expect(outcomes.filter(outcome => outcome === 'done')).toHaveLength(3)
  expect(outcomes.filter(outcome => outcome === 'refused')).toHaveLength(3)
})

test('cases are sent back with one reason or assigned together, at most five hundred at a time', async () => {
  const reviewer = await as('410783-review')
  const acceptor = await as('410783-accept')
  const ids = [await submitted(runtime, '410783000002', { subject: 'f' })]
  const order = { declarationIds: ids }
  await expect(orderBulk(acceptor, { ...order, verb: 'sendBack', reason: '补' })).rejects.toThrow(
    /至少 5 个字/,
  )
  await expect(orderBulk(acceptor, { verb: 'accept', declarationIds: [] })).rejects.toThrow(/先勾选/)
  const many = Array.from({ length: 501 }, (_, i) => `id-${i}`)
  await expect(orderBulk(acceptor, { verb: 'accept', declarationIds: many })).rejects.toThrow(/500 件/)
  await expect(orderBulk(reviewer, { ...order, verb: 'handOver' })).rejects.toThrow(/选择转给/)
  await expect(
    orderBulk(acceptor, { ...order, verb: 'handOver', to: reviewer.who.accountNo }),
  ).rejects.toThrow(/只能转为本人/)
  const handing = await orderBulk(reviewer, { ...order, verb: 'handOver', to: acceptor.who.accountNo })
  await carryOutBulk(reviewer, catalogue, handing)
  expect((await caseFile(acceptor, ids[0] ?? '')).declaration.handler?.name).toBe('受理员')
  const back = await orderBulk(acceptor, { ...order, verb: 'sendBack', reason: '请补充银行账户证明' })
  await carryOutBulk(acceptor, catalogue, back)
  const { declaration, history } = await caseFile(acceptor, ids[0] ?? '')
  expect(declaration).toMatchObject({ state: 'returned', handler: undefined })
  expect(history.at(-1)?.words).toBe('退回补正：请补充银行账户证明')
})

test('more than a hundred cases take several calls, each returning how many still wait', async () => {
  const acceptor = await as('410783-accept')
  const ids: string[] = []
  for (let i = 0; i < 103; i += 1) ids.push(await submitted(runtime, '410783000005', { subject: `g${i}` }))
  const bulkId = await orderBulk(acceptor, { verb: 'accept', declarationIds: ids })
  expect(await carryOutBulk(acceptor, catalogue, bulkId)).toBe(3)
  expect((await getBulk(acceptor, bulkId)).waiting).toBe(3)
  expect(await carryOutBulk(acceptor, catalogue, bulkId)).toBe(0)
  expect((await getBulk(acceptor, bulkId)).cases.every(one => one.outcome === 'done')).toBe(true)
}, 90_000)
