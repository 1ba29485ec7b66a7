import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

/** Linux tells processor time in these, whatever its own clock. */
const ticksASecond = 100

/** Milliseconds of processor that a process has used; 0 when it is gone. */
export async function processorTime(pid: number): Promise<number> {
  if (process.platform === 'linux') {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
    // Behind the name, which may hold anything: user and system time are the 14th and 15th of all fields.
    const [user, system] = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 13)
    return ((Number(user) + Number(system)) * 1000) / ticksASecond
  }
  const { stdout } = await promisify(execFile)('ps', ['-o', 'cputime=', '-p', String(pid)])
  const seconds = stdout
    .trim()
    .split(/[-:]/)
    .reduce((sum, part) => sum * 60 + Number(part), 0)
  return seconds * 1000
}
