import type { Tx } from '../database.ts'
import type { WaitingWork } from './waiting-work.ts'

const kindsByTx = new WeakMap<Tx, Set<string>>()

/** Gives a transaction a place for the work that it causes; called as it is opened. @returns the kinds, as they are added */
export function collectWakes(tx: Tx): ReadonlySet<string> {
  const kinds = new Set<string>()
  kindsByTx.set(tx, kinds)
  return kinds
}

/**
 * Wakes those who do such work once this transaction has committed; a rollback wakes nobody. Nothing is sent inside the
 * transaction: PostgreSQL holds a lock of the whole server from a NOTIFY to the end of its commit.
 */
export function wakeAfterCommit(tx: Tx, { kind }: WaitingWork): void {
  const kinds = kindsByTx.get(tx)
  if (!kinds) throw new Error('a transaction that was not opened by openTransaction wakes nobody')
  kinds.add(kind)
}
