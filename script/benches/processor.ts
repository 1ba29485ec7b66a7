import { readdirSync, readFileSync } from 'node:fs'

/** Milliseconds of a clock tick: USER_HZ is 100. */
const tick = 10

interface Times {
  readonly parent: number
  readonly own: number
  /** of children that were waited for, and their descendants */
  readonly reaped: number
}

/** Processor time of a process and all its descendants, living or reaped, user and system, in milliseconds. */
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

/** See proc(5): the command in parentheses may contain spaces. */
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
    return undefined // exited meanwhile
  }
}
