import { afterAll, beforeAll, expect, test } from 'vitest'
import { mergeTally } from '#casework'
import { bothCounts } from './both-counts.ts'
import { type TestRuntime, testRuntime } from './database.ts'
import { officer } from './people.ts'
import { reviewedItem, submitted } from './reviewed-item.ts'
import { accept, deskFigures, handOver, revoke, sendBack } from './visits.ts'

let runtime: TestRuntime
beforeAll(async () => {
  runtime = await testRuntime()
})
afterAll(() => runtime.close())

const system = () => runtime.as({ kind: 'system' })

/** The same choices every time. */
function choices(seed: number) {
  let state = seed
  return (of: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * of)
  }
}

test('whatever officers and units do at once, the roll-up counts what the cases are', async () => {
  const choose = choices(7)
  const units = ['410783000002', '410783000005', '410783000006', '410105000003']
  const ids: { id: string }[] = []
  for (let i = 0; i < 16; i += 1) {
    const unitNo = units[i % units.length] ?? ''
    const id = await submitted(runtime, unitNo, { subject: String(i), amountFen: 100 * choose(50) })
    ids.push({ id })
  }
  const acceptor = runtime.as(await officer(runtime, '410783-accept'))
  const reviewer = runtime.as(await officer(runtime, '410783-review'))
  const act = async ({ id }: (typeof ids)[number]) => {
    const verbs = [
      () => accept(acceptor, reviewedItem, id),
      () => sendBack(acceptor, reviewedItem, { declarationId: id, reason: '请补正材料' }),
      () => handOver(reviewer, reviewedItem, { declarationId: id, to: acceptor.who.accountNo }),
      () => revoke(reviewer, reviewedItem, { declarationId: id, reason: '退回重报' }),
    ]
    await verbs[choose(verbs.length)]?.()
  }
  const rounds = Array.from({ length: 48 }, () => act(ids[choose(ids.length)] ?? { id: '' }))
  const outcomes = await Promise.allSettled([...rounds, mergeTally(system()), mergeTally(system())])
  expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(10)
  await runtime.owner.query(
    "update casework.declaration set unit_size = '大型', due_on = null where unit_no = $1",
    [units[0]],
  )
  await runtime.owner.query("update casework.declaration set area_code = '410105' where unit_no = $1", [
    units[1],
  ])

  const before = await bothCounts(runtime.owner)
  expect(before.rows.length).toBeGreaterThan(6)
  expect(before.rows).toEqual(before.counted)
  await Promise.all([mergeTally(system()), mergeTally(system())])
  const { rows: left } = await runtime.owner.query('select from casework.tally_change')
  expect(left).toHaveLength(0)
  expect((await bothCounts(runtime.owner)).rows).toEqual(before.rows)

  const { byArea } = await deskFigures(runtime.as(await officer(runtime, '410783-accept')))
  expect(new Set(byArea.map(group => group.areaCode))).toEqual(new Set(['410783']))
})
