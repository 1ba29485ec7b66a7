import { type DirectLine, lookForWork, type Runtime } from '#platform'
import { startWorkLoop, type Work } from './work-loop.ts'

/** For what a lost notification has missed. */
const lookEveryMs = 30_000

export interface Keeping {
  readonly runtime: Pick<Runtime, 'wakes' | 'db' | 'clock'>
  readonly line: DirectLine
  say(line: string): void
}

/**
 * Does background work until stopped: woken by a commit in this process or by another process's notification, at the
 * time for which some is due, and by a look every half minute. Idle, it asks the database nothing else.
 * @returns a stop that lets the parts under way finish
 */
export function keepWorking(works: readonly Work[], { runtime, line, say }: Keeping): () => Promise<void> {
  const { wakes, db, clock } = runtime
  const loops = works.map(work => ({ kind: work.waiting?.kind, loop: startWorkLoop(work, say) }))
  const kinds = works.flatMap(({ waiting }) => waiting ?? [])
  const deafen = wakes.hear(woken => {
    for (const { kind, loop } of loops) if (kind === woken) loop.wake()
  })
  async function look(): Promise<void> {
    const due = await lookForWork({ line, db, at: clock.now() }, kinds)
    for (const { kind, loop } of loops) {
      const ms = kind === undefined ? undefined : due.get(kind)
      // What is due later than the next look is found by that.
      if (ms !== undefined && ms < lookEveryMs) loop.wakeIn(Math.max(0, ms))
    }
  }
  // A look that fails leaves the line closed or broken; the next one, or the reconnection, makes up for it.
  const lookQuietly = () =>
    void look().catch((error: unknown) => stopped || say(`后台任务：${String(error)}`))
  let stopped = false
  line.keepOpen({ heard: wakes.receive, onOpen: lookQuietly })
  const looking = setInterval(lookQuietly, lookEveryMs)
  return async () => {
    stopped = true
    clearInterval(looking)
    deafen()
    await Promise.all(loops.map(({ loop }) => loop.stop()))
  }
}
