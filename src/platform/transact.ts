import type { Tx } from './database.ts'
import { openTransaction, type Transactional, type TransactionSettings } from './open-transaction.ts'
import { Refusal } from './refusal.ts'
import type { Scope } from './scope.ts'

export interface TransactSettings<T> extends Partial<Pick<TransactionSettings, 'access' | 'once'>> {
  /** where the result leads, kept with the idempotency key; undefined releases the key */
  locationOf?(result: T): string | undefined
  /** attempts after a deadlock or serialization failure; default 3 */
  readonly attempts?: number
}

/**
 * Runs `run` in one transaction that sees the rows of `scope`. With `once` (the idempotency key of a posted form) a
 * second run throws AlreadyPosted. A refusal that `keeps` is committed and gives the key back. A deadlock or serialization
 * failure is tried again.
 */
export async function transact<T>(
  runtime: Transactional,
  scope: Scope,
  run: (tx: Tx) => Promise<T>,
  settings: TransactSettings<T> = {},
): Promise<T> {
  const { access = 'write', attempts = 3, once, locationOf } = settings
  for (let attempt = 1; ; attempt += 1) {
    const opened = openTransaction(runtime, { scope, access, once })
    try {
      const result = await run(opened.tx)
      await opened.commit(locationOf ? locationOf(result) : '')
      return result
    } catch (error) {
      if (error instanceof Refusal && error.keeps) await opened.commit()
      else await opened.rollback().catch(() => {})
      if (attempt >= attempts || !isTransient(error)) throw error
    }
  }
}

/** A deadlock, a serialization failure, and a plan that a migration made stale: the next connection plans again. */
const transient = ['40P01', '40001', '0A000']

const isTransient = (error: unknown) =>
  error instanceof Error && 'code' in error && transient.includes(String(error.code))
