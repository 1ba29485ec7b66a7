import { describe, expect, it } from 'vitest'
import { hashQueue } from './hash-queue.ts'

/** Work that finishes on demand, with a count of running pieces. */
function workshop() {
  const seen = { running: 0, most: 0, order: [] as number[] }
  const finish: (() => void)[] = []
  const work = (n: number) => async () => {
    seen.order.push(n)
    seen.running += 1
    seen.most = Math.max(seen.most, seen.running)
    await new Promise<void>(resolve => finish.push(resolve))
    seen.running -= 1
    return n
  }
  const finishOne = async () => {
    finish.shift()?.()
    await new Promise(resolve => setImmediate(resolve))
  }
  return { seen, work, finishOne }
}

describe('queueOf', () => {
  it('runs two at a time in order of arrival and returns their results', async () => {
    const { seen, work, finishOne } = workshop()
    const inTurn = hashQueue(2, 10)
    const all = Promise.all([1, 2, 3, 4, 5].map(n => inTurn(work(n))))
    for (let i = 0; i < 5; i += 1) await finishOne()
    expect(await all).toEqual([1, 2, 3, 4, 5])
    expect(seen).toMatchObject({ most: 2, order: [1, 2, 3, 4, 5] })
  })

  it('passes a freed slot to the next in line, not to a newcomer', async () => {
    const { seen, work, finishOne } = workshop()
    const inTurn = hashQueue(1, 10)
    const { promise: ends, resolve: end } = Promise.withResolvers<void>()
    const first = inTurn(() => ends)
    const second = inTurn(work(2))
    const newcomer = ends.then(() => inTurn(work(3)))
    end()
    await first
    for (let i = 0; i < 3; i += 1) await finishOne()
    await Promise.all([second, newcomer])
    expect(seen).toMatchObject({ most: 1, order: [2, 3] })
  })

  it('refuses work while the queue is full and accepts it again afterwards', async () => {
    const { work, finishOne } = workshop()
    const inTurn = hashQueue(1, 1)
    const accepted = [inTurn(work(1)), inTurn(work(2))]
    await expect(inTurn(work(3))).rejects.toThrow('系统繁忙，请稍后再试。')
    await finishOne()
    accepted.push(inTurn(work(4)))
    await finishOne()
    await finishOne()
    expect(await Promise.all(accepted)).toEqual([1, 2, 4])
  })

  it('frees the slot when the work fails', async () => {
    const inTurn = hashQueue(1, 0)
    await expect(inTurn(() => Promise.reject(new Error('no memory')))).rejects.toThrow('no memory')
    expect(await inTurn(async () => 'next')).toBe('next')
  })
})
