import { childrenOf } from './children-of.ts'

/** Not the shell that becomes it. */
const judge = /^[^\0]*node\0.*judge-worker/s

/**
 * Stops the processes in which a hall judges files, also those that it starts from now on, as if each file took long.
 * @returns how to let them go on
 */
export function holdJudges(hall: number): () => void {
  const held = new Set<number>()
  const looking = setInterval(() => {
    for (const pid of childrenOf(hall, judge)) {
      if (held.has(pid)) continue
      held.add(pid)
      process.kill(pid, 'SIGSTOP')
    }
  }, 2)
  return () => {
    clearInterval(looking)
    for (const pid of held) {
      try {
        process.kill(pid, 'SIGCONT')
      } catch {
        // It has ended.
      }
    }
  }
}
