import { readdirSync, readFileSync } from 'node:fs'

/** The kernel counts in ticks of a hundredth of a second. */
const tick = 10

interface Times {
  readonly parent: number
  readonly own: number
  /** of children that ended and were waited for, and of theirs */
  readonly reaped: number
}

/** Milliseconds of processor, user and system, of a process with all its descendants, living or ended. */
export function processorMs(pid: number): number {
  const all = new Map<number, Times>()
  for (const name of readdirSync('/proc')) {
    const times = /^\d+$/.test(name) ? timesOf(Number(name)) : undefined
    if (times) all.set(Number(name), times)
  }
  const withChildren = (of: number): number => {
    const times = all.get(of)
    if (!times) return 0
    const children = [...all].filter(([, { parent }]) => parent === of).map(([child]) => child)
    return times.own + times.reaped + children.reduce((sum, child) => sum + withChildren(child), 0)
  }
  return withChildren(pid) * tick
}

/** See proc(5): the name stands in parentheses and may hold blanks. */
function timesOf(pid: number): Times | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const [user = 0, system = 0, reapedUser = 0, reapedSystem = 0] = fields.slice(11, 15)
    return { parent: fields[1] ?? 0, own: user + system, reaped: reapedUser + reapedSystem }
  } catch {
    return undefined // ended while we looked
  }
}
