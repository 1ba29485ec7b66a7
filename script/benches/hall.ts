import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface RunningHall {
  readonly url: string
  readonly dataDir: string
  /** milliseconds from start to first answer */
  readonly startedIn: number
  stop(): Promise<void>
}

/** A temporary folder for one bench, accessible to the database user. */
export async function folderFor(name: string): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), `bench-${name}-`))
  await chmod(path, 0o755)
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}

/** Starts a program that prints its address and waits for its first answer. */
export async function start(words: readonly string[], dataDir: string): Promise<RunningHall> {
  const began = performance.now()
  const program: ChildProcess = spawn(process.execPath, ['--import', 'tsx', ...words], {
    env: { ...process.env, DATA_DIR: dataDir, PORT: '0', CAPTCHA_ANSWER: '2468', LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  // Stop the hall even if the bench fails.
  const end = () => program.kill()
  process.once('exit', end)
  program.once('exit', () => process.off('exit', end))
  const url = await new Promise<string>((resolve, reject) => {
    program.stdout?.on('data', (chunk: Buffer) => {
      const address = /http:\/\/[\d.]+:\d+/.exec(chunk.toString())?.[0]
      if (address) resolve(address)
    })
    program.once('exit', code => reject(new Error(`ended with ${code}`)))
  })
  await (await fetch(`${url}/healthz`)).text()
  return {
    url,
    dataDir,
    startedIn: performance.now() - began,
    async stop() {
      program.kill('SIGTERM')
      await new Promise(resolve => program.once('exit', resolve))
    },
  }
}

/** The median. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
