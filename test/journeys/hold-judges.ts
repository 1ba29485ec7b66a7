import { readdirSync, readFileSync } from 'node:fs'

/**
 * Stops the processes in which a hall judges files, also those that it starts from now on, as if each file took long.
 * @returns how to let them go on
 */
export function holdJudges(hall: number): () => void {
  const held = new Set<number>()
  const looking = setInterval(() => {
    for (const pid of judgesOf(hall)) {
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

function judgesOf(hall: number): number[] {
  const processes = readdirSync('/proc').filter(name => /^\d+$/.test(name))
  return processes.map(Number).filter(pid => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
      // By its own words, not those of the shell that becomes it.
      return (
        parent === hall && /^[^\0]*node\0.*judge-worker/s.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))
      )
    } catch {
      return false
    }
  })
}
