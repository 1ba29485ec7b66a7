import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openAdmission, type RequestKind } from './admission.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Records the outcome of each request in order. */
function visitorsOf(slots: number) {
  const admission = openAdmission(slots, 200)
  const told: string[] = []
  const come = (name: string, kind: RequestKind = 'page', gone?: () => boolean) =>
    void admission.enter(kind, gone).then(admitted => told.push(`${name} ${admitted ? 'in' : 'away'}`))
  return { admission, told, come, settle: () => vi.advanceTimersByTimeAsync(0) }
}

test('admits as many as there are slots, then the next in order of arrival as slots are freed', async () => {
  const { admission, told, come, settle } = visitorsOf(2)
  for (const name of ['a', 'b', 'c', 'd']) come(name)
  await settle()
  expect(told).toEqual(['a in', 'b in'])
  admission.leave()
  admission.leave()
  await settle()
  expect(told).toEqual(['a in', 'b in', 'c in', 'd in'])
})

test('nobody waits longer than the patience, and a rejected request takes no slot', async () => {
  const { admission, told, come, settle } = visitorsOf(1)
  come('a')
  come('b')
  await vi.advanceTimersByTimeAsync(199)
  expect(told).toEqual(['a in'])
  await vi.advanceTimersByTimeAsync(1)
  expect(told).toEqual(['a in', 'b away'])
  admission.leave()
  come('c')
  await settle()
  expect(told).toEqual(['a in', 'b away', 'c in'])
})

test('freed slots alternate between posts and pages, and are never given to a disconnected client', async () => {
  const { admission, told, come, settle } = visitorsOf(1)
  come('first')
  come('page 1')
  come('page 2')
  come('post 1', 'post')
  come('left', 'post', () => true)
  come('post 2', 'post')
  for (let i = 0; i < 4; i += 1) {
    await settle()
    admission.leave()
  }
  await settle()
  expect(told).toEqual(['first in', 'post 1 in', 'page 1 in', 'left away', 'post 2 in', 'page 2 in'])
  admission.leave()
  come('later')
  await settle()
  expect(told.at(-1)).toBe('later in')
})
