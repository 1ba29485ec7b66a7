/** What a request asks for: a page to read, or something posted that would have to be typed again. */
export type Asked = 'page' | 'post'

interface Waiting {
  /** the visitor has left meanwhile */
  readonly gone: () => boolean
  readonly answer: (admitted: boolean) => void
}

export interface Admission {
  /**
   * Waits for a place, at most `patience` milliseconds.
   * @returns whether there was one; the caller must then `leave`.
   */
  enter(asked: Asked, gone?: () => boolean): Promise<boolean>
  /** Gives a place back: straight to the next in line, so that no newcomer overtakes. */
  leave(): void
}

/**
 * Admits at most `places` requests at once; the others wait in order of arrival for at most `patience` milliseconds.
 * Bounding the wait bounds the queue: a request is answered soon, with its page or with an apology. A place that is
 * given back goes to a post and a page in turn: posts are fewer and dearer to lose, but without pages nobody can post.
 */
export function openAdmission(places: number, patience: number): Admission {
  const queues = { post: new Set<Waiting>(), page: new Set<Waiting>() }
  let free = places
  let turn: Asked = 'post'
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
    async enter(asked, gone = () => false) {
      if (free > 0) {
        free -= 1
        return true
      }
      const { promise, resolve } = Promise.withResolvers<boolean>()
      const waiting: Waiting = { gone, answer: resolve }
      const queue = queues[asked]
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
