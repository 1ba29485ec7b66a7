import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

/** Memory that a process holds; 0 when it is gone. */
export async function residentBytes(pid: number): Promise<number> {
  const kilobytes =
    process.platform === 'linux'
      ? await readFile(`/proc/${pid}/status`, 'utf8').then(text => /^VmRSS:\s+(\d+)/m.exec(text)?.[1])
      : await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)]).then(({ stdout }) => stdout)
  return Number(kilobytes ?? 0) * 1024
}
