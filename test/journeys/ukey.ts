import { type ChildProcess, spawn } from 'node:child_process'

/** The demonstration UKey beside the browser; `order` sends a command to its standard input. */
export interface UKey {
  order(word: 'pull' | 'plug' | 'old' | 'new' | 'cancel'): Promise<void>
  end(): Promise<void>
}

/** Starts the actual bridge program. */
export async function plugIn(port: string): Promise<UKey> {
  const program = spawn(process.execPath, ['--import', 'tsx', 'script/ukey.ts'], {
    env: { ...process.env, UKEY_PORT: port },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  await said(program, '演示 UKey 已插入')
  return {
    async order(word) {
      const done = said(program, `已执行：${word}`)
      program.stdin?.write(`${word}\n`)
      await done
    },
    async end() {
      const gone = new Promise(resolve => program.once('exit', resolve))
      program.kill('SIGTERM')
      await gone
    },
  }
}

function said(program: ChildProcess, words: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = ''
    program.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      if (text.includes(words)) resolve()
    })
    program.once('exit', code => reject(new Error(`the UKey ended with ${code}: ${text}`)))
  })
}
