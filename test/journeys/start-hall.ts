import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { projectFile } from '#project-file'

export const captcha = '2468'

/** The program as operators run it. `./script/setup` builds it. */
export const builtProgram = projectFile('dist/current/hall.js')

/** A data folder accessible to the database user. */
export async function dataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hall-'))
  await chmod(folder, 0o755)
  return folder
}

/** A data folder with the demonstration province: a copy of the one that `prepareProvince` made for this run. */
export async function provinceFolder(): Promise<string> {
  const folder = await dataFolder()
  // `cp` preserves ownership: the database runs as a separate user.
  await promisify(execFile)('cp', ['-a', `${process.env.PREPARED_PROVINCE}/.`, folder])
  return folder
}

export interface RunningHall {
  readonly url: string
  readonly pid: number
  /** what it has written so far */
  said(): string
  /** @throws if it did not shut down cleanly */
  stop(): Promise<void>
}

/** Starts a hall as its own process. @returns once it prints its address */
export async function startHall(
  folder: string,
  program: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<RunningHall> {
  const words = program.endsWith('.ts') ? ['--import', 'tsx', program] : [program]
  const server = spawn(process.execPath, [...words, 'server'], {
    env: {
      ...process.env,
      DATA_DIR: folder,
      PORT: '0',
      PROCESSES: '1',
      CAPTCHA_ANSWER: captcha,
      LOG_LEVEL: 'error',
      // Browsers and halls share the machine, so load is practically never shed here; test/hostile covers that.
      BUSY_AFTER_MS: '60000',
      UPLOAD_PATIENCE_MS: '60000',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  server.stdout?.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  return { url: await addressOf(server), pid: server.pid ?? 0, said: () => said, stop: () => ended(server) }
}

async function addressOf(server: ChildProcess): Promise<string> {
  return await new Promise<string>((resolve, reject) => {
    let said = ''
    server.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const address = /http:\/\/[\d.]+:\d+/.exec(said)?.[0]
      if (address) resolve(address)
    })
    server.once('exit', code => reject(new Error(`the server ended with ${code}: ${said}`)))
  })
}

async function ended(server: ChildProcess): Promise<void> {
  if (server.kill('SIGTERM')) await once(server, 'exit')
  if (server.exitCode !== 0) throw new Error(`the server ended with ${server.exitCode ?? server.signalCode}`)
}
