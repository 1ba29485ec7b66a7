import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { json } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  doubtfulSms,
  hall,
  type OpenRuntime,
  openRuntime,
  readConfig,
  sendAgain,
  sendManySms,
  transact,
} from '#platform'
import { builtChild } from './built-child.ts'

const folder = mkdtempSync(join(tmpdir(), 'crash-messages-'))
// mkdtemp folders are private to their owner; the server's unprivileged user needs access.
chmodSync(folder, 0o755)

const messages = 1000
const kills = 4

/** A gateway that answers in 100 ms, and counts how often each text came and how many of one number at once. */
const received = new Map<string, number>()
const inFlight = new Set<string>()
let together = 0
let first = 0
let last = 0
const gateway = createServer(async (request, response) => {
  const { mobile, text } = (await json(request)) as { mobile: string; text: string }
  first ||= performance.now()
  received.set(text, (received.get(text) ?? 0) + 1)
  if (inFlight.has(mobile)) together += 1
  inFlight.add(mobile)
  await pause(100)
  inFlight.delete(mobile)
  last = performance.now()
  response.writeHead(202).end()
})

const sender = await builtChild('message-sender')
let open: OpenRuntime
let url = ''
beforeAll(async () => {
  open = await openRuntime(readConfig({ NODE_ENV: 'test', DATA_DIR: folder }), () => {})
  await once(gateway.listen(0, '127.0.0.1'), 'listening')
  url = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/`
}, 120_000)
afterAll(async () => {
  gateway.closeAllConnections()
  gateway.close()
  await open.close()
  rmSync(folder, { recursive: true, force: true })
})

beforeEach(async () => {
  await open.runtime.bulk.query('delete from platform.sms')
  received.clear()
  together = 0
  first = 0
  await transact(open.runtime, hall, tx =>
    sendManySms(
      tx,
      open.runtime.clock.now(),
      Array.from({ length: messages }, (_, i) => ({
        mobile: `138${10_000_000 + (i % 700)}`,
        text: String(i),
      })),
    ),
  )
})

async function count(state: string): Promise<number> {
  const { rows } = await open.runtime.bulk.query<{ count: number }>(
    'select count(*)::int as count from platform.sms where state = $1',
    [state],
  )
  return rows[0]?.count ?? Number.NaN
}

/** Sends in a process of its own; killed once `killAfter` messages more have reached the gateway. */
async function send(killAfter?: number): Promise<boolean> {
  const before = total()
  const child = spawn(process.execPath, [sender, folder, url], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', chunk => {
    said += String(chunk)
  })
  const ended = once(child, 'exit')
  while (killAfter !== undefined && child.exitCode === null && total() - before < killAfter) await pause(1)
  if (killAfter !== undefined) child.kill('SIGKILL')
  await ended
  return said.includes('done')
}

const total = () => [...received.values()].reduce((sum, times) => sum + times, 0)

test('a thousand messages reach a gateway that answers in 100 ms within ten seconds', async () => {
  expect(await send()).toBe(true)
  expect(await count('sent')).toBe(messages)
  expect(total()).toBe(messages)
  expect(received.size).toBe(messages)
  expect(together).toBe(0)
  process.stdout.write(`a thousand messages in ${Math.round(last - first)} ms\n`)
  expect(last - first).toBeLessThan(10_000)
})

test('killed while sending, none is lost, and what may be doubled is marked uncertain', async () => {
  for (let i = 0; i < kills; i += 1) {
    // Not at the same place of a batch each time.
    expect(await send(70 + i * 13), 'killed after the work').toBe(false)
    // As a minute later: nobody may touch what the killed process had claimed before.
    await open.runtime.bulk.query("update platform.sms set claimed_until = now() where state = 'sending'")
  }
  expect(await send()).toBe(true)
  expect([...received.values()].filter(times => times > 1)).toEqual([])
  const doubtful = await transact(open.runtime, hall, doubtfulSms)
  expect(doubtful.length).toBeGreaterThan(0)
  expect(doubtful.length).toBeLessThanOrEqual(kills * 60)
  expect((await count('sent')) + doubtful.length).toBe(messages)
  const uncertain = new Set(doubtful.map(({ text }) => text))
  const lost = Array.from({ length: messages }, (_, i) => `【社保网厅】${i}`).filter(
    text => !received.has(text) && !uncertain.has(text),
  )
  expect(lost).toEqual([])

  await transact(open.runtime, hall, tx =>
    sendAgain(
      tx,
      doubtful.map(({ smsNo }) => smsNo),
    ),
  )
  expect(await send()).toBe(true)
  expect(received.size).toBe(messages)
  const doubled = [...received].filter(([, times]) => times > 1).map(([text]) => text)
  expect(doubled.length).toBeGreaterThan(0)
  expect(doubled.filter(text => !uncertain.has(text))).toEqual([])
})
