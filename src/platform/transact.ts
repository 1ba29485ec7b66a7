import type { Db, Tx } from './database.ts'
import { claimKey } from './idempotency-key.ts'
import { enterScope, type Scope } from './scope.ts'

/**
 * Runs one command or query in one transaction that sees only the rows of `scope`. With `once` (the token of a posted
 * form) a second run with the same token throws AlreadyDone instead. Retries after a deadlock or serialization failure,
 * at most three times.
 */
export async function transact<T>(
  db: Db,
  scope: Scope,
  run: (tx: Tx) => Promise<T>,
  once?: string,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction().execute(async tx => {
        await enterScope(tx, scope)
        if (once !== undefined) await claimKey(tx, once)
        return await run(tx)
      })
    } catch (error) {
      if (attempt >= 3 || !mayTryAgain(error)) throw error
    }
  }
}

const mayTryAgain = (error: unknown) =>
  error instanceof Error && 'code' in error && (error.code === '40P01' || error.code === '40001')
