import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkEvidence } from '#casework'
import { type TestRuntime, testRuntime } from './database.ts'
import { confirmationCode, operator } from './people.ts'
import { calls, rowsItem as item, openEffects, personOf } from './rows-item.ts'
import { addSheet, countRows, listRows, pendingRows, submit } from './visits.ts'

const unitNo = '410783000002'
const most = 5000
let runtime: TestRuntime
beforeAll(async () => {
  runtime = await testRuntime()
  await openEffects(runtime)
})
afterAll(() => runtime.close())

const faults = [{ name: '' }, { idNo: '1' }, { mobile: '12' }, { month: '202313' }, { wage: 'x' }] as const

/** Every tenth row is wrong, in each column in turn; every hundredth is doubtful. */
const sheet = Array.from({ length: most }, (_, n) => ({
  line: n + 2,
  values: personOf(
    n,
    n % 10 === 9 ? faults[Math.floor(n / 10) % faults.length] : n % 100 === 0 ? { wage: '20000' } : {},
  ),
}))

test('5,000 rows with faults in every column are saved, shown and submitted in seconds', async () => {
  const acting = runtime.as(await operator(runtime, unitNo))
  const took: Record<string, number> = {}
  /** of this process alone: what others on the machine take is not in it */
  const busy: Record<string, number> = {}
  const measured = async <T>(what: string, run: () => Promise<T>): Promise<T> => {
    const began = performance.now()
    const used = process.cpuUsage()
    const result = await run()
    const { user, system } = process.cpuUsage(used)
    took[what] = Math.round(performance.now() - began)
    busy[what] = Math.round((user + system) / 1000)
    return result
  }
  const into = { itemCode: item.code }
  const first = await measured('sheet', () => addSheet(acting, item, { into, rows: sheet }))
  const id = first.declarationId
  expect(first).toMatchObject({ added: most, wrong: most / 10 })
  const again = await measured('the same sheet again', () => addSheet(acting, item, { into, rows: sheet }))
  expect(again).toMatchObject({ added: 0, replaced: most, wrong: most / 10 })
  const key = { unitNo, declarationId: id }
  const page = await measured('a page', () => listRows(acting, key, { page: 50 }))
  expect([page.rows.length, page.total]).toEqual([100, most])
  await expect(
    addSheet(acting, item, { into, rows: [{ line: 2, values: personOf(most + 1) }] }),
  ).rejects.toThrow(/一次申报最多 5000 人/)
  const pending = await measured('submission page', () => pendingRows(acting, item, id))
  expect([pending?.going.length, pending?.staying.length]).toEqual([4500, 500])
  const code = await measured('code', () => confirmationCode(acting, item, id))
  await measured('submit', () => submit(acting, item, { declarationId: id, code }))
  const counts = await measured('counts', () => countRows(acting, key))
  expect(counts).toMatchObject({ all: 4500, settled: 4450, referred: 50 })
  expect(calls.filter(call => call.rows > 500)).toEqual([])
  const found: string[] = []
  await measured('evidence', () => checkEvidence(runtime.as({ kind: 'system' }), fault => found.push(fault)))
  expect(found).toEqual([])
  process.stdout.write(`5,000 rows, ms: ${JSON.stringify(took)}, of CPU: ${JSON.stringify(busy)}\n`)
  for (const what of ['sheet', 'the same sheet again', 'submission page', 'submit']) {
    expect(took[what], what).toBeLessThan(15_000)
  }
}, 120_000)
