import { readdirSync, readFileSync } from 'node:fs'

/** The living children of a process whose command line, its words separated by NUL, matches. */
export function childrenOf(parent: number, command: RegExp): number[] {
  const processes = readdirSync('/proc').filter(name => /^\d+$/.test(name))
  return processes.map(Number).filter(pid => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      // Behind the name, which may hold anything: state and parent.
      const [, of] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      return Number(of) === parent && command.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))
    } catch {
      return false // exited meanwhile
    }
  })
}
