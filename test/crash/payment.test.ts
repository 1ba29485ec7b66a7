import { spawn } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkBooks, readAnswer } from '#disbursement'
import type { Acting, Who } from '#identity'
import { type OpenRuntime, openRuntime, readConfig } from '#platform'
import { answerCsv, finance, orders, owed, reviewer, someUnits } from '../database/money.ts'
import { approveBatch, prepareBatch } from '../database/visits.ts'
import { randomOf } from '../deep/random.ts'
import { provinceFolder } from '../journeys/start-hall.ts'
import { builtChild } from './built-child.ts'

const folder = await provinceFolder()

/** A sample; `DEEP_COUNT=20` for the long run. */
const kills = Number(process.env.DEEP_COUNT ?? 3)
const lines = 75 * kills
const applier = await builtChild('payment-applier')
let open: OpenRuntime
beforeAll(async () => {
  open = await openRuntime(readConfig({ NODE_ENV: 'test', DATA_DIR: folder }), () => {})
}, 120_000)
afterAll(async () => {
  await open.close()
  await rm(folder, { recursive: true, force: true })
})

const as = <W extends Who>(who: W): Acting<W> => ({
  who,
  runtime: open.runtime,
  at: new Date('2023-08-11T09:00:00+08:00'),
  origin: { ip: '', agent: '', visitor: '' },
})

/** Files, submits and accepts for every unit, several concurrently, and sends one batch to the bank. */
async function sent(): Promise<string> {
  const waiting = await someUnits(open.runtime, lines)
  const work = async () => {
    for (let unit = waiting.pop(); unit; unit = waiting.pop()) {
      await owed({ as }, unit, { amountFen: 100 + Number(unit.slice(-4)) })
    }
  }
  await Promise.all(Array.from({ length: 6 }, work))
  const { number } = await prepareBatch(as(finance), { of: {}, format: 'csv', ceiling: '', cut: 'priority' })
  await approveBatch(as(reviewer), number)
  const told = await orders({ as }, number)
  const said = told.map((one, i) =>
    i % 10 === 0 ? { ...one, outcome: '退回' as const, reason: '户名不符' } : one,
  )
  await readAnswer(as(finance), number, answerCsv(number, said))
  return number
}

const count = async (sql: string) =>
  Number((await open.runtime.bulk.query<{ count: number }>(sql)).rows[0]?.count)

const booked = () => count(`select count(*) from disbursement.booking where kind <> 'approved'`)

/** Runs the job and kills it `afterMs` after the start of chunk number `chunk`. @returns whether it finished */
function applyAndKill(at?: { readonly chunk: number; readonly afterMs: number }): Promise<boolean> {
  const child = spawn(process.execPath, [applier, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  let aimed = false
  child.stdout.on('data', (part: Buffer) => {
    said += part.toString()
    if (!at || aimed || said.split('chunk').length - 1 < at.chunk) return
    aimed = true
    setTimeout(() => child.kill('SIGKILL'), at.afterMs)
  })
  return new Promise(resolve => child.once('exit', () => resolve(said.includes('done'))))
}

test('killed again and again while booking the bank’s answer, it resumes; every unit is paid and notified once', async () => {
  const seed = Number(process.env.DEEP_SEED ?? Math.floor(Math.random() * 1e9))
  process.stdout.write(`DEEP_SEED=${seed}\n`)
  const random = randomOf(seed)
  await sent()
  const progress: number[] = []
  for (let kill = 0; kill < kills; kill += 1) {
    await applyAndKill({ chunk: 1 + random.below(3), afterMs: random() * 150 })
    progress.push(await booked())
  }
  process.stdout.write(`booked after each kill: ${progress.join(' ')}\n`)
  expect(new Set(progress).size, 'kills fell into the work').toBeGreaterThan(kills / 4)
  expect(await applyAndKill()).toBe(true)

  const returned = Math.ceil(lines / 10)
  const of = (kind: string) => count(`select count(*) from disbursement.booking where kind = '${kind}'`)
  expect([await of('paid'), await of('returned')]).toEqual([lines - returned, returned])
  expect((await checkBooks(as({ kind: 'system' }))).faults).toEqual([])
  const heard = `select count(*) from (select mobile_index from platform.sms
    where created_at > '2023-08-01' group by mobile_index having count(*) = 2) heard`
  // Two messages each: 受理 and the payment's outcome.
  expect(await count(heard)).toBe(lines)
  expect(
    await count(`select count(*) from disbursement.answer where state = 'done' and done = ${lines}`),
  ).toBe(1)
  expect(await count(`select count(*) from disbursement.answer_line where state <> 'applied'`)).toBe(0)
}, 1_500_000)
