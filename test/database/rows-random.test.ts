import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Refusal } from '#platform'
import { type TestRuntime, testRuntime } from './database.ts'
import { officer, operator, submit } from './people.ts'
import { effects, idNoOf, rowsItem as item, openEffects, personOf } from './rows-item.ts'
import {
  addRow,
  addSheet,
  approve,
  changeRow,
  countRows,
  decideRows,
  decline,
  discard,
  removeRows,
  restore,
  revoke,
  sendBack,
} from './visits.ts'

const unitNo = '410783000002'
let runtime: TestRuntime
beforeAll(async () => {
  runtime = await testRuntime()
  await openEffects(runtime)
})
afterAll(() => runtime.close())

/** settled by the hall, decided by an officer, wrong */
const wages = ['4500', '20000', '20000', 'x']
const person = fc.record({ n: fc.nat(7), wage: fc.constantFrom(...wages) })
const typed = ({ n, wage }: { n: number; wage: string }) => personOf(n, { wage })
/** which of the declarations the verb is for, and which of its rows */
const place = { of: fc.nat(5), row: fc.nat(7) }

const step = fc.oneof(
  fc.record({ verb: fc.constant('add' as const), person }),
  fc.record({
    verb: fc.constant('sheet' as const),
    people: fc.array(person, { minLength: 1, maxLength: 5 }),
  }),
  fc.record({ verb: fc.constant('change' as const), ...place, person }),
  fc.record({
    verb: fc.constantFrom('remove' as const, 'approveRow' as const, 'declineRow' as const),
    ...place,
  }),
  fc.record({
    verb: fc.constantFrom(
      'removeWrong' as const,
      'submit' as const,
      'submit' as const,
      'submit' as const,
      'approve' as const,
      'approve' as const,
      'decline' as const,
      'sendBack' as const,
      'sendBack' as const,
      'revoke' as const,
      'discard' as const,
      'restore' as const,
    ),
    of: fc.nat(5),
  }),
)

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

async function declarations() {
  const { rows } = await runtime.owner.query<{ declaration_id: string; state: string }>(
    'select declaration_id, state from casework.declaration where item_code = $1 order by saved_at, declaration_id',
    [item.code],
  )
  return rows
}

/** States in which a verb does something; now and then it is tried in another one. */
const useful: Readonly<Record<string, readonly string[]>> = {
  change: ['draft', 'returned'],
  remove: ['draft', 'returned'],
  removeWrong: ['draft', 'returned'],
  submit: ['draft', 'returned'],
  discard: ['draft'],
  restore: ['discarded'],
  revoke: ['passed'],
}

async function chosen({ verb, of, ...rest }: Extract<Step, { of: number }>) {
  const all = await declarations()
  const fit = all.filter(one => (useful[verb] ?? ['accepted']).includes(one.state))
  const among = fit.length > 0 && of < 5 ? fit : all
  const declarationId = among[of % Math.max(1, among.length)]?.declaration_id ?? ''
  const { rows } = await runtime.owner.query<{ row_no: number }>(
    `select row_no from casework.declaration_row where declaration_id = $1
     order by state = any ('{draft,referred}') desc, row_no`,
    [declarationId],
  )
  const at = 'row' in rest ? rest.row : 0
  return { declarationId, rowNo: rows[at % Math.max(1, rows.length)]?.row_no ?? 1 }
}

/** One verb of whoever may do it; what is refused must change nothing. */
async function take(one: Step): Promise<void> {
  const unit = runtime.as(await operator(runtime, unitNo))
  const agency = runtime.as(await officer(runtime, '410783-review'))
  const into = { itemCode: item.code }
  if (one.verb === 'add') return void (await addRow(unit, item, { into, values: typed(one.person) }))
  if (one.verb === 'sheet') {
    const rows = one.people.map((each, i) => ({ line: i + 2, values: typed(each) }))
    return void (await addSheet(unit, item, { into, rows }))
  }
  const { declarationId, rowNo } = await chosen(one)
  const reason = '随机测试的原因'
  switch (one.verb) {
    case 'change':
      return await changeRow(unit, item, { declarationId, rowNo, values: typed(one.person) })
    case 'remove':
      return void (await removeRows(unit, item, { declarationId, rows: [rowNo] }))
    case 'removeWrong':
      return void (await removeRows(unit, item, { declarationId, rows: 'wrong' }))
    case 'approveRow':
      return await decideRows(agency, item, { declarationId, rowNos: [rowNo], verb: 'approve', reason: '' })
    case 'declineRow':
      return await decideRows(agency, item, { declarationId, rowNos: [rowNo], verb: 'decline', reason })
    case 'submit':
      return void (await submit(unit, item, { declarationId }))
    case 'approve': {
      const { rows } = await runtime.owner.query<{ row_no: number }>(
        `select row_no from casework.declaration_row where declaration_id = $1 and state = 'referred'`,
        [declarationId],
      )
      const rowNos = rows.map(row => row.row_no)
      const open = { declarationId, rowNos, verb: 'approve', reason: '' } as const
      if (rowNos.length > 0) await decideRows(agency, item, open)
      return await approve(agency, item, { declarationId, ticks: [] })
    }
    case 'decline':
      return await decline(agency, item, { declarationId, reason })
    case 'sendBack':
      return await sendBack(agency, item, { declarationId, reason })
    case 'revoke':
      return await revoke(agency, item, { declarationId, reason })
    case 'discard':
      return void (await discard(unit, [declarationId]))
    case 'restore':
      return await restore(unit, declarationId)
  }
}

/** The states that rows of a declaration may have, by its own. */
const fitting: Readonly<Record<string, readonly string[]>> = {
  draft: ['draft'],
  discarded: ['draft'],
  returned: ['draft', 'settled', 'declined'],
  accepted: ['referred', 'settled', 'declined'],
  passed: ['settled', 'declined'],
  declined: ['declined'],
  revoked: ['revoked', 'declined'],
}

async function holds(): Promise<void> {
  const all = await declarations()
  expect(all.filter(one => one.state === 'draft').length).toBeLessThanOrEqual(1)
  const system = runtime.as({ kind: 'system' } as const)
  let settled = 0
  for (const { declaration_id: declarationId, state } of all) {
    const counts = await countRows(system, { unitNo, declarationId })
    const { draft, referred, declined, revoked, wrong, byHall } = counts
    expect(draft + referred + counts.settled + declined + revoked).toBe(counts.all)
    expect(wrong).toBeLessThanOrEqual(draft)
    expect(byHall).toBeLessThanOrEqual(counts.settled)
    const states = Object.entries({ draft, referred, settled: counts.settled, declined, revoked })
    for (const [name, count] of states) {
      if (count > 0) expect(fitting[state], `${state} with a row ${name}`).toContain(name)
    }
    if (state === 'passed') expect(counts.settled).toBeGreaterThan(0)
    settled += counts.settled
  }
  const people = await effects(runtime)
  expect(people).toHaveLength(settled)
  expect(people.every(id => Array.from({ length: 8 }, (_, n) => idNoOf(n)).includes(id))).toBe(true)
}

test('whatever is done in whatever order, rows and counts add up, and who is settled has taken effect once', async () => {
  const done = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 40 }), async steps => {
      await runtime.owner.query('truncate casework.declaration cascade; delete from public.effect')
      for (const one of steps) {
        try {
          await take(one)
          done.set(one.verb, (done.get(one.verb) ?? 0) + 1)
        } catch (error) {
          if (!(error instanceof Refusal)) throw error
        }
        await holds()
      }
    }),
    { numRuns: 12 },
  )
  expect(done.size).toBeGreaterThan(8)
  process.stdout.write(`rows at random: ${JSON.stringify(Object.fromEntries(done))}\n`)
}, 240_000)
