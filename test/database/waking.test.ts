import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import {
  type DirectLine,
  deliverWaitingSms,
  hall,
  lookForWork,
  openDirectLine,
  openWakes,
  Refusal,
  type Runtime,
  sendSms,
  transact,
  type Wakes,
  waitingSms,
  wakeAfterCommit,
} from '#platform'
import { keepWorking } from '../../src/commands/keep-working.ts'
import { worksOf } from '../../src/commands/works-of.ts'
import { catalogue } from '../../src/items/index.ts'
import { type TestRuntime, testRuntime } from './database.ts'

/** Two processes on one database: each with a line and wakes of its own. */
interface Process {
  readonly runtime: Runtime
  readonly line: DirectLine
  readonly said: string[]
  readonly sent: string[]
  stop(): Promise<void>
}

let test1: TestRuntime
beforeAll(async () => {
  test1 = await testRuntime(true)
})
afterAll(() => test1.close())

const running: Process[] = []
afterEach(async () => {
  vi.useRealTimers()
  for (const one of running.splice(0)) await one.stop()
  await until(async () => (await listening()).length === 0)
  await test1.owner.query('delete from platform.sms')
})

function startProcess({ working }: { readonly working: boolean }): Process {
  const said: string[] = []
  const sent: string[] = []
  const line = openDirectLine(test1.connection, words => said.push(words))
  const runtime: Runtime = { ...test1.runtime, wakes: openWakes(line.notify) }
  const stopWork = working
    ? keepWorking(
        [
          {
            name: '短信发送',
            waiting: waitingSms,
            async run(goOn) {
              await deliverWaitingSms(runtime, async sms => void sent.push(sms.text), goOn)
              return undefined
            },
          },
        ],
        { runtime, line, say: words => said.push(words) },
      )
    : async () => {}
  const started: Process = {
    runtime,
    line,
    said,
    sent,
    async stop() {
      await stopWork()
      await runtime.wakes.flush()
      await line.close()
    },
  }
  running.push(started)
  return started
}

const until = (what: () => boolean | Promise<boolean>, ms = 3000) =>
  vi.waitUntil(what, { timeout: ms, interval: 10 })
const message = (runtime: Runtime, text = '您好') =>
  transact(runtime, hall, tx => sendSms(tx, runtime.clock.now(), { mobile: '13800000001', text }))
const listening = async () =>
  (
    await test1.owner.query(
      "select pid from pg_stat_activity where datname = current_database() and query ilike 'select%work_0%' and state = 'idle'",
    )
  ).rows.map(({ pid }) => Number(pid))
/** As a message whose notification was lost. */
const lostMessage = () =>
  transact({ ...test1.runtime, wakes: openWakes() }, hall, tx =>
    sendSms(tx, test1.runtime.clock.now(), { mobile: '13800000002', text: 'lost' }),
  )

test('a commit wakes, a rollback does not, a refusal that keeps does', async () => {
  const woken: string[] = []
  const wakes: Wakes = { ...openWakes(), wake: kinds => void woken.push(...kinds) }
  const runtime = { ...test1.runtime, wakes }
  await transact(runtime, hall, async tx => {
    wakeAfterCommit(tx, waitingSms)
    wakeAfterCommit(tx, waitingSms)
    expect(woken, 'before the commit').toEqual([])
  })
  expect(woken).toEqual([waitingSms.kind])
  const refused = transact(runtime, hall, async tx => {
    wakeAfterCommit(tx, waitingSms)
    throw new Error('no')
  })
  await expect(refused).rejects.toThrow('no')
  expect(woken.length).toBe(1)
  const keeping = transact(runtime, hall, async tx => {
    await sendSms(tx, runtime.clock.now(), { mobile: '13800000001', text: 'kept' })
    throw new Refusal('invalid', [{ sentence: '不对' }], { keeps: true })
  })
  await expect(keeping).rejects.toThrow('不对')
  expect(woken.length).toBe(2)
})

test('the process that commits sends at once; another one is woken by its notification', async () => {
  const worker = startProcess({ working: true })
  await until(async () => (await listening()).length === 1)
  const began = performance.now()
  await message(worker.runtime)
  await until(() => worker.sent.length === 1)
  expect(performance.now() - began).toBeLessThan(1000)
  // As a command beside the hall: it does no work of its own.
  const other = startProcess({ working: false })
  const from = performance.now()
  await message(other.runtime, '来自别处')
  await until(() => worker.sent.length === 2)
  expect(performance.now() - from).toBeLessThan(1000)
})

test('a line on which a notification was sent before it was to hear still hears', async () => {
  const [line, other] = [startProcess({ working: false }).line, startProcess({ working: false })]
  await line.notify('before')
  const heard: string[] = []
  let open = false
  line.keepOpen({
    heard: payload => heard.push(payload),
    onOpen: () => {
      open = true
    },
  })
  await until(() => open)
  await other.line.notify('after')
  await until(() => heard.includes('after'))
})

test('a broken line is opened again and looks at once for what it has missed', async () => {
  const worker = startProcess({ working: true })
  await until(async () => (await listening()).length === 1)
  const [pid] = await listening()
  await lostMessage()
  expect(worker.sent).toEqual([])
  await test1.owner.query('select pg_terminate_backend($1)', [pid])
  await until(() => worker.sent.length === 1)
  expect(worker.said).toEqual(['后台任务：与数据库的连接中断，正在重新连接'])
  const other = startProcess({ working: false })
  await message(other.runtime)
  await until(() => worker.sent.length === 2)
})

test('a look every half minute finds what a lost notification missed', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const worker = startProcess({ working: true })
  await until(async () => (await listening()).length === 1)
  await lostMessage()
  // Waiting has moved the time as well, by less than a second.
  vi.advanceTimersByTime(29_000)
  await new Promise(resolve => setTimeout(resolve, 100))
  expect(worker.sent).toEqual([])
  vi.advanceTimersByTime(1000)
  await until(() => worker.sent.length === 1)
})

test('what is due later is done at its time, without anybody waking', async () => {
  await lostMessage()
  await test1.owner.query("update platform.sms set next_try_at = now() + interval '1.5 seconds'")
  const began = performance.now()
  const worker = startProcess({ working: true })
  await until(() => worker.sent.length === 1, 6000)
  expect(performance.now() - began).toBeGreaterThan(1200)
})

test('one statement looks after every kind of work of a hall, and finds nothing in an idle one', async () => {
  const { line } = startProcess({ working: false })
  const kinds = worksOf(test1.runtime, { catalogue, sources: [], say: () => {} }).flatMap(
    ({ waiting }) => waiting ?? [],
  )
  expect(kinds.length).toBeGreaterThanOrEqual(9)
  expect(new Set(kinds.map(({ kind }) => kind)).size).toBe(kinds.length)
  const look = () => lookForWork({ line, db: test1.runtime.db, at: test1.runtime.clock.now() }, kinds)
  expect([...(await look())]).toEqual([])
  await lostMessage()
  expect([...(await look()).keys()]).toEqual([waitingSms.kind])
})
