import { afterEach, expect, test, vi } from 'vitest'
import { collectGarbage } from '../../test/collect-garbage.ts'
import { startWorkLoop } from './work-loop.ts'

afterEach(() => vi.useRealTimers())

const waiting = { kind: 'some', dueIn: () => expect.unreachable() }
const said: string[] = []
const say = (line: string) => void said.push(line)
const turn = () => new Promise(resolve => setImmediate(resolve))

test('a million rests in flat memory', async () => {
  let rests = 0
  let grown = Number.NaN
  const used = () => {
    collectGarbage()
    return process.memoryUsage().heapUsed
  }
  await new Promise<void>(resolve => {
    let before = 0
    const loop = startWorkLoop(
      {
        name: 'some',
        waiting,
        async run() {
          rests += 1
          if (rests === 20_000) before = used()
          if (rests === 1_020_000) {
            grown = used() - before
            queueMicrotask(() => void loop.stop().then(resolve))
          }
          // Woken once it rests, while the alarm of its own asking is still set.
          setImmediate(loop.wake)
          return 60_000
        },
      },
      say,
    )
    loop.wake()
  })
  expect(rests).toBeGreaterThanOrEqual(1_020_000)
  // One byte a rest; with 483 it would be 460 MB.
  expect(grown).toBeLessThan(1_000_000)
  expect(process.getActiveResourcesInfo().filter(kind => kind === 'Timeout').length).toBeLessThan(10)
}, 120_000)

test('woken while at it, it looks once more, however often it was woken', async () => {
  let runs = 0
  let finish = () => {}
  const loop = startWorkLoop(
    {
      name: 'some',
      waiting,
      async run() {
        runs += 1
        await new Promise<void>(resolve => {
          finish = resolve
        })
        return undefined
      },
    },
    say,
  )
  await turn()
  expect(runs, 'nobody has woken it yet').toBe(0)
  loop.wake()
  await turn()
  expect(runs).toBe(1)
  loop.wake()
  loop.wake()
  finish()
  await turn()
  expect(runs).toBe(2)
  finish()
  await turn()
  expect(runs).toBe(2)
  await loop.stop()
})

test('it comes again when it said so, and five seconds after a fault, which is logged', async () => {
  vi.useFakeTimers()
  const outcomes = [async () => 2000, async () => Promise.reject(new Error('broken')), async () => undefined]
  let runs = 0
  const loop = startWorkLoop(
    { name: 'some', run: () => outcomes[runs++]?.() ?? Promise.resolve(undefined) },
    say,
  )
  await vi.advanceTimersByTimeAsync(1999)
  expect(runs, 'without a kind it begins by itself').toBe(1)
  await vi.advanceTimersByTimeAsync(1)
  expect(runs).toBe(2)
  expect(said).toEqual(['some：Error: broken'])
  await vi.advanceTimersByTimeAsync(4999)
  expect(runs).toBe(2)
  await vi.advanceTimersByTimeAsync(1)
  expect(runs).toBe(3)
  loop.wakeIn(100)
  await vi.advanceTimersByTimeAsync(100)
  expect(runs).toBe(4)
  await loop.stop()
  expect(vi.getTimerCount()).toBe(0)
})

test('stopping waits for the part under way and tells it', async () => {
  let told = false
  let stopped = false
  const loop = startWorkLoop(
    {
      name: 'some',
      async run(goOn) {
        while (goOn()) await turn()
        told = true
        return undefined
      },
    },
    say,
  )
  await turn()
  const stop = loop.stop().then(() => {
    stopped = true
  })
  expect(stopped).toBe(false)
  await stop
  expect(told).toBe(true)
})
