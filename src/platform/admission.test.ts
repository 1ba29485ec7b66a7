import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Asked, openAdmission } from './admission.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Notes who was told what, in order. */
function visitorsOf(places: number) {
  const admission = openAdmission(places, 200)
  const told: string[] = []
  const come = (name: string, asked: Asked = 'page', gone?: () => boolean) =>
    void admission.enter(asked, gone).then(admitted => told.push(`${name} ${admitted ? 'in' : 'away'}`))
  return { admission, told, come, settle: () => vi.advanceTimersByTimeAsync(0) }
}

test('as many as there are places, the next when one leaves, in order of arrival', async () => {
  const { admission, told, come, settle } = visitorsOf(2)
  for (const name of ['a', 'b', 'c', 'd']) come(name)
  await settle()
  expect(told).toEqual(['a in', 'b in'])
  admission.leave()
  admission.leave()
  await settle()
  expect(told).toEqual(['a in', 'b in', 'c in', 'd in'])
})

test('nobody waits longer than the patience, and who was sent away takes no place', async () => {
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

test('a place goes to posts and pages in turn, and is never lost on somebody who has left', async () => {
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
