/** Lets tasks of this process run one after another, in the order they came. */
export function oneAtATime(): <T>(task: () => Promise<T>) => Promise<T> {
  let before: Promise<unknown> = Promise.resolve()
  return task => {
    const mine = before.then(task)
    before = mine.catch(() => {})
    return mine
  }
}
