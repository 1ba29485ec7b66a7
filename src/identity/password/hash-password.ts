import type { Options } from '@node-rs/argon2'
import { hashQueue } from './hash-queue.ts'

/** argon2id (the library's default), 19 MiB, two passes: the OWASP minimum, 6 to 31 ms here. */
const cost: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Loaded at the first password, so that a start does not wait for it. */
const argon2 = () => import('@node-rs/argon2')

/** Hashing shares the thread pool with file access, so it must not saturate it. */
const inTurn = hashQueue(2, 200)

/** An argon2id hash in PHC form, salted. @throws Refusal 'too-many' when the queue is full. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(async () => (await argon2()).hash(password, cost))
}

/** Whether the password matches the hash. @throws Refusal 'too-many' when the queue is full. */
export function verifyPassword(hashed: string, password: string): Promise<boolean> {
  return comparePassword(hashed, password, compare => compare())
}

/** As `verifyPassword`; `around` runs the comparison once it is its turn. */
export function comparePassword<T>(
  hashed: string,
  password: string,
  around: (compare: () => Promise<boolean>) => Promise<T>,
): Promise<T> {
  return inTurn(() => around(async () => (await argon2()).verify(hashed, password)))
}

/** A hash of discarded random bytes, at the cost of a real hash. */
export const nobodysHash =
  '$argon2id$v=19$m=19456,t=2,p=1$Vo0k53G1mhGQIGl+6kPmLQ$KuSVgd6xi4V4Cbxz/P+Eub6XpmiikrAnwZJ6f6d9mw4'

/** Always false, at the cost of a real comparison, so that an unknown account does not answer faster. */
export async function verifyAgainstNothing(password: string): Promise<false> {
  await verifyPassword(nobodysHash, password)
  return false
}
