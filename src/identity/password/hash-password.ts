import { hash, type Options, verify } from '@node-rs/argon2'
import { refuse } from '#platform'

/** argon2id (the library's default), 19 MiB, two passes: the OWASP minimum, 6 to 31 ms here. */
const cost: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const mostAtOnce = 2
const mostWaiting = 200
const waiting: (() => void)[] = []
let running = 0

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, cost))
}

export function verifyPassword(hashed: string, password: string): Promise<boolean> {
  return inTurn(() => verify(hashed, password))
}

let nothing: Promise<string> | undefined

/** Costs what a comparison costs and is always false: an unknown account must not answer faster. */
export async function verifyAgainstNothing(password: string): Promise<false> {
  nothing ??= hashPassword('no such account')
  await verifyPassword(await nothing, password)
  return false
}

/** Hashing shares the thread pool with files: two at once, a bounded queue behind them. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= mostAtOnce) {
    if (waiting.length >= mostWaiting) refuse('too-many', '系统繁忙，请稍后再试。')
    await new Promise<void>(resolve => waiting.push(resolve))
  }
  running += 1
  try {
    return await work()
  } finally {
    running -= 1
    waiting.shift()?.()
  }
}
