import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const module = JSON.stringify(fileURLToPath(new URL('./told-to-stop.ts', import.meta.url)))
/** Says that it was told to stop, and goes on for ever, as a start or a chunk of work under way does. */
const program = `
  import { toldToStop } from ${module}
  setInterval(() => {}, 1000)
  void toldToStop().then(() => console.log('told'))
  console.log('ready')`

const said = async ({ stdout }: ChildProcess) =>
  String((await once(stdout ?? process.stdout, 'data'))[0]).trim()

test.for([
  ['SIGINT', 'SIGINT'],
  ['SIGTERM', 'SIGTERM'],
  ['SIGINT', 'SIGTERM'],
  ['SIGTERM', 'SIGINT'],
] as const)('%s is waited for, then %s exits at once', async ([first, second]) => {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program])
  try {
    expect(await said(child)).toBe('ready')
    child.kill(first)
    expect(await said(child)).toBe('told')
    expect(child.exitCode ?? child.signalCode).toBeNull()
    child.kill(second)
    expect(await once(child, 'exit')).toEqual([null, second])
  } finally {
    child.kill('SIGKILL')
  }
})
