import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectFile } from '#project-file'

export const captcha = '2468'

export interface RunningHall {
  readonly url: string
  readonly pid: number
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

/** How Node.js runs the built hall's server, as script/server does. */
export const builtServer = [projectFile('dist/current/hall.js'), 'server']

/** Starts a program that prints its address and waits for its first answer. `words`: what follows `node`. */
export async function start(
  words: readonly string[],
  dataDir: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<RunningHall> {
  const began = performance.now()
  const program: ChildProcess = spawn(process.execPath, words, {
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      PORT: '0',
      CAPTCHA_ANSWER: captcha,
      LOG_LEVEL: 'error',
      ...settings,
    },
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
    pid: program.pid ?? 0,
    dataDir,
    startedIn: performance.now() - began,
    async stop() {
      program.kill('SIGTERM')
      await new Promise(resolve => program.once('exit', resolve))
    },
  }
}

/** The value below which the given share of the values lies: 0.95 for p95. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** The middle of several measurements. */
export const median = (values: readonly number[]): number => quantile(values, 0.5)
