import type { WaitingWork } from '#platform'

/** Background work that waits in the database. Several processes do it at the same time, each its own part. */
export interface Work {
  readonly name: string
  /** without it the work is begun with the process and goes on for as long as it says */
  readonly waiting?: WaitingWork
  /**
   * Does what waits; long work asks `goOn` between its parts and leaves the rest for the next start.
   * @returns after how many ms to come again, woken or not; undefined: when woken
   */
  run(goOn: () => boolean): Promise<number | undefined>
}

export interface WorkLoop {
  wake(): void
  /** unless it is woken before; a later call replaces an earlier one */
  wakeIn(ms: number): void
  /** resolves when the part under way is done */
  stop(): Promise<void>
}

/** What failed is tried again; until then the fault may be over. */
const afterFaultMs = 5000

/** Does one kind of work whenever it is woken. Woken while at it, it looks once more afterwards, so that no wake is lost. */
export function startWorkLoop({ name, waiting, run }: Work, say: (line: string) => void): WorkLoop {
  let woken = waiting === undefined
  let stopping = false
  let endRest: (() => void) | undefined
  let alarm: NodeJS.Timeout | undefined
  const wake = () => {
    woken = true
    endRest?.()
  }
  const wakeIn = (ms: number) => {
    clearTimeout(alarm)
    alarm = setTimeout(wake, ms)
  }
  const rest = () =>
    new Promise<void>(resolve => {
      endRest = resolve
      if (woken || stopping) resolve()
    })
  const runOnce = async () => {
    woken = false
    try {
      const again = await run(() => !stopping)
      if (again !== undefined) wakeIn(again)
    } catch (error) {
      if (stopping) return
      say(`${name}：${String(error)}`)
      wakeIn(afterFaultMs)
    }
  }
  const loop = async () => {
    for (;;) {
      await rest()
      if (stopping) return
      await runOnce()
    }
  }
  const ended = loop()
  return {
    wake,
    wakeIn,
    async stop() {
      stopping = true
      endRest?.()
      await ended
      clearTimeout(alarm)
    },
  }
}
