import { refuse } from '#platform'

/**
 * Runs work in order of arrival, at most `atOnce` concurrently, with at most `inQueue` waiting.
 * @throws Refusal 'too-many' when the queue is full.
 */
export function hashQueue(atOnce: number, inQueue: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let free = atOnce
  return async work => {
    if (free > 0) free -= 1
    else if (waiting.length < inQueue) await new Promise<void>(resolve => waiting.push(resolve))
    else refuse('too-many', '系统繁忙，请稍后再试。')
    try {
      return await work()
    } finally {
      // Hand the slot directly to the next in line: if it were freed first, a newcomer could take it too.
      const next = waiting.shift()
      if (next) next()
      else free += 1
    }
  }
}
