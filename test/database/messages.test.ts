import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  deliverWaitingSms,
  doubtfulSms,
  hall,
  messagesTo,
  NotTaken,
  type Runtime,
  type Sms,
  sendAgain,
  sendManySms,
  sendSms,
  sweepSms,
  transact,
} from '#platform'
import { messages } from '../../src/commands/messages.ts'
import { type TestRuntime, testRuntime } from './database.ts'

let test1: TestRuntime
let runtime: Runtime
beforeAll(async () => {
  test1 = await testRuntime(true)
})
afterAll(() => test1.close())

const start = new Date('2023-08-11T09:00:00+08:00')
let now = start
beforeEach(async () => {
  now = start
  runtime = { ...test1.runtime, clock: { now: () => now } }
  await test1.owner.query('delete from platform.sms')
})
const later = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1000)
}

/** As if so many seconds had passed on the database's clock. */
const wait = (seconds: number) =>
  test1.owner.query("update platform.sms set next_try_at = next_try_at - $1 * interval '1 second'", [seconds])

const mobile = (i: number) => `138${String(10_000_000 + i)}`
const queue = (list: readonly Sms[]) => transact(runtime, hall, tx => sendManySms(tx, now, list))
const state = async () =>
  (
    await test1.owner.query<{ state: string; count: number }>(
      'select state, count(*)::int as count from platform.sms group by 1 order by 1',
    )
  ).rows.map(row => `${row.count} ${row.state}`)
const text = (sms: Sms) => sms.text.replace('【社保网厅】', '')

test('a thousand messages go out concurrently, while no transaction is open, each once', async () => {
  await queue(Array.from({ length: 1000 }, (_, i) => ({ mobile: mobile(i), text: String(i) })))
  const received: string[] = []
  let atOnce = 0
  let most = 0
  let open = 0
  const outcomes = await deliverWaitingSms(runtime, async sms => {
    received.push(text(sms))
    atOnce += 1
    most = Math.max(most, atOnce)
    if (received.length === 500) {
      const { rows } = await test1.owner.query(
        `select from pg_stat_activity where datname = current_database() and usename = 'hall_app' and state like 'idle in%'`,
      )
      open = rows.length
    }
    await new Promise(resolve => setTimeout(resolve, 10))
    atOnce -= 1
  })
  expect(outcomes).toEqual({ sent: 1000, refused: 0, uncertain: 0 })
  expect(new Set(received).size).toBe(1000)
  expect(received.length).toBe(1000)
  expect(most).toBeGreaterThan(20)
  expect(most).toBeLessThanOrEqual(60)
  expect(open).toBe(0)
  expect(await state()).toEqual(['1000 sent'])
})

test('two processes share the messages; those to one number go one after another, oldest first', async () => {
  const numbers = 8
  const each = 25
  await queue(
    Array.from({ length: numbers * each }, (_, i) => ({
      mobile: mobile(i % numbers),
      text: String(Math.floor(i / numbers)),
    })),
  )
  const inFlight = new Set<string>()
  const received = new Map<string, number[]>()
  let together = 0
  let most = 0
  const carrier = async (sms: Sms) => {
    if (inFlight.has(sms.mobile)) together += 1
    inFlight.add(sms.mobile)
    most = Math.max(most, inFlight.size)
    await new Promise(resolve => setTimeout(resolve, 1 + Math.random() * 5))
    inFlight.delete(sms.mobile)
    received.set(sms.mobile, [...(received.get(sms.mobile) ?? []), Number(text(sms))])
  }
  const other = { ...runtime }
  // Each comes back as the notifications of a running hall would bring it back.
  while ((await state()).some(line => line.endsWith('waiting'))) {
    await Promise.all([deliverWaitingSms(runtime, carrier), deliverWaitingSms(other, carrier)])
  }
  expect(together).toBe(0)
  expect(most).toBeGreaterThan(1)
  expect(received.size).toBe(numbers)
  const inOrder = Array.from({ length: each }, (_, i) => i)
  for (const list of received.values()) expect(list).toEqual(inOrder)
})

test('a refused message keeps its place for three tries, then later ones pass; after twelve it is given up', async () => {
  await queue([
    { mobile: mobile(1), text: 'first' },
    { mobile: mobile(1), text: 'second' },
  ])
  const tried: string[] = []
  const carrier = async (sms: Sms) => {
    tried.push(text(sms))
    if (text(sms) === 'first') throw new NotTaken('busy')
  }
  await deliverWaitingSms(runtime, carrier)
  expect(tried).toEqual(['first'])
  await wait(9)
  await deliverWaitingSms(runtime, carrier)
  expect(tried).toEqual(['first'])
  await wait(1)
  await deliverWaitingSms(runtime, carrier)
  await wait(20)
  await deliverWaitingSms(runtime, carrier)
  expect(tried).toEqual(['first', 'first', 'first', 'second'])
  for (let i = 3; i < 14; i += 1) {
    await wait(12_000)
    await deliverWaitingSms(runtime, carrier)
  }
  expect(tried.filter(one => one === 'first').length).toBe(12)
  expect(await state()).toEqual(['1 refused', '1 sent'])
})

test('without an answer a message is uncertain, is not sent again by itself, and an operator may order it', async () => {
  await transact(runtime, hall, tx =>
    sendSms(tx, now, { mobile: mobile(2), text: '验证码 482913，五分钟内有效', code: '482913' }),
  )
  let sent = 0
  const silent = async () => {
    sent += 1
    throw new Error('timeout')
  }
  expect(await deliverWaitingSms(runtime, silent)).toEqual({ sent: 0, refused: 0, uncertain: 1 })
  await wait(24 * 3600)
  await deliverWaitingSms(runtime, silent)
  expect(sent).toBe(1)
  const lines: string[] = []
  await messages(runtime, [], line => lines.push(line))
  expect(lines[0]).toMatch(/138\*\*\*\*0002　结果不明（Error: timeout）　【社保网厅】验证码 ••••••/)
  expect(lines.join()).not.toContain('482913')
  const [doubtful] = await transact(runtime, hall, doubtfulSms)
  await messages(runtime, [String(doubtful?.smsNo)], line => lines.push(line))
  expect(lines.at(-1)).toBe('已重新排队 1 条，共给出 1 个编号。')
  await deliverWaitingSms(runtime, async () => {})
  expect(await state()).toEqual(['1 sent'])
  expect(await transact(runtime, hall, tx => sendAgain(tx, [doubtful?.smsNo ?? 0]))).toBe(0)
})

test('what an ended process had claimed becomes uncertain; its late answer is believed, its claim is not shared', async () => {
  await queue([{ mobile: mobile(3), text: 'slow' }])
  let claimed = () => {}
  let answer = () => {}
  const handedOver = new Promise<void>(resolve => {
    claimed = resolve
  })
  const slow = deliverWaitingSms(runtime, async () => {
    claimed()
    await new Promise<void>(resolve => {
      answer = resolve
    })
  })
  await handedOver
  let again = 0
  const other = async () => {
    again += 1
  }
  await deliverWaitingSms(runtime, other)
  expect(await state()).toEqual(['1 sending'])
  await test1.owner.query("update platform.sms set claimed_until = now() - interval '1 second'")
  await deliverWaitingSms(runtime, other)
  expect(await state()).toEqual(['1 uncertain'])
  expect(again).toBe(0)
  answer()
  await slow
  expect(await state()).toEqual(['1 sent'])
})

test('messages are deleted 30 days after they were sent, 90 days after they were not', async () => {
  await queue([{ mobile: mobile(4), text: 'sent' }])
  await deliverWaitingSms(runtime, async () => {})
  await queue([{ mobile: mobile(5), text: 'uncertain' }])
  await deliverWaitingSms(runtime, async () => {
    throw new Error('timeout')
  })
  await queue([{ mobile: mobile(6), text: 'waiting' }])
  const day = 24 * 3600
  later(30 * day)
  await sweepSms(runtime)
  expect((await messagesTo(runtime.db, mobile(4))).length).toBe(1)
  later(1)
  await sweepSms(runtime)
  expect(await messagesTo(runtime.db, mobile(4))).toEqual([])
  expect(await state()).toEqual(['1 uncertain', '1 waiting'])
  later(60 * day)
  await sweepSms(runtime)
  expect(await state()).toEqual(['1 waiting'])
})
