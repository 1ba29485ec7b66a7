/** A rejected post loses what was typed; a rejected page only has to be reloaded. */
export type RequestKind = 'page' | 'post'

interface Waiting {
  /** the client has disconnected meanwhile */
  readonly gone: () => boolean
  readonly answer: (admitted: boolean) => void
}

export interface Admission {
  /**
   * Waits for a free slot, at most `patience` milliseconds.
   * @returns whether the request got one; the caller must then call `leave`.
   */
  enter(kind: RequestKind, gone?: () => boolean): Promise<boolean>
  /** Releases the slot, directly to the next in the queue so that newcomers cannot overtake. */
  leave(): void
}

/**
 * Admits at most `slots` concurrent requests; the others wait in order of arrival for at most `patience` milliseconds.
 * Bounding the wait bounds latency: every request is answered soon, with its page or with a rejection. Freed slots
 * alternate between posts and pages: losing a post costs more, but nobody can post without pages.
 */
export function openAdmission(slots: number, patience: number): Admission {
  const queues = { post: new Set<Waiting>(), page: new Set<Waiting>() }
  let free = slots
  let turn: RequestKind = 'post'
  const next = (): Waiting | undefined => {
    for (const queue of turn === 'post' ? [queues.post, queues.page] : [queues.page, queues.post]) {
      for (const waiting of queue) {
        queue.delete(waiting)
        if (waiting.gone()) waiting.answer(false)
        else return waiting
      }
    }
    return undefined
  }
  return {
    async enter(kind, gone = () => false) {
      if (free > 0) {
        free -= 1
        return true
      }
      const { promise, resolve } = Promise.withResolvers<boolean>()
      const waiting: Waiting = { gone, answer: resolve }
      const queue = queues[kind]
      queue.add(waiting)
      const timer = setTimeout(() => queue.delete(waiting) && resolve(false), patience)
      return await promise.finally(() => clearTimeout(timer))
    },
    leave() {
      const waiting = next()
      if (waiting) waiting.answer(true)
      else free += 1
      turn = turn === 'post' ? 'page' : 'post'
    },
  }
}
