/** Work that waits in the database and is looked for again and again. */
export interface Work {
  readonly name: string
  /** pause between two looks, milliseconds */
  readonly pause: number
  /** does what is waiting; long work asks `goOn` between its pieces and leaves the rest for the next start */
  run(goOn: () => boolean): Promise<unknown>
}

/** Looks for work until stopped; a fault is said and the next look tries again. @returns how to stop, letting pieces finish. */
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
