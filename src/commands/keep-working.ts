/** Background work queued in the database and polled for. */
export interface Work {
  readonly name: string
  /** polling interval, milliseconds */
  readonly pause: number
  /** processes the queue; long jobs check `goOn` between chunks and leave the rest for the next start */
  run(goOn: () => boolean): Promise<unknown>
}

/** Polls until stopped; a failure is logged and retried on the next poll. @returns a stop that lets chunks finish. */
export function keepWorking(works: readonly Work[], say: (line: string) => void): () => Promise<void> {
  let stopping = false
  const wake = new Set<() => void>()
  const rest = (pause: number) =>
    new Promise<void>(resolve => {
      const timer = setTimeout(resolve, pause)
      wake.add(() => {
        clearTimeout(timer)
        resolve()
      })
    })
  const loops = works.map(async ({ name, pause, run }) => {
    while (!stopping) {
      await run(() => !stopping).catch((error: unknown) => stopping || say(`${name}：${String(error)}`))
      if (!stopping) await rest(pause)
    }
  })
  return async () => {
    stopping = true
    for (const wakeUp of wake) wakeUp()
    await Promise.all(loops)
  }
}
