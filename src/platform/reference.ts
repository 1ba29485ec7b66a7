import type { Pool } from 'pg'
import type { Tx } from './database.ts'

interface Reading {
  /** of the reference data */
  readonly version: number
  readonly value: Promise<unknown>
}

/** Values of one database by name. */
const keptByPool = new WeakMap<Pool, Map<string, Reading>>()

interface Snapshot {
  readonly pool: Pool
  /** platform.reference_version as the transaction began */
  version(): Promise<number>
}

const snapshots = new WeakMap<Tx, Snapshot>()

/** Tells how a transaction learns its version; called as it is opened. */
export function attachReference(tx: Tx, snapshot: Snapshot): void {
  snapshots.set(tx, snapshot)
}

/**
 * A value that hardly changes (areas, agencies, policies in force), read once and kept in memory until the reference
 * data changes. The version is read as the transaction begins, so an action decides on no copy that is older than itself.
 */
export async function reference<T>(tx: Tx, name: string, read: (tx: Tx) => Promise<T>): Promise<T> {
  const snapshot = snapshots.get(tx)
  if (!snapshot) return await read(tx)
  const version = await snapshot.version()
  const kept = keptByPool.get(snapshot.pool) ?? new Map<string, Reading>()
  keptByPool.set(snapshot.pool, kept)
  const known = kept.get(name)
  if (known?.version === version) return await (known.value as Promise<T>)
  const value = read(tx)
  kept.set(name, { version, value })
  value.catch(() => {
    if (kept.get(name)?.value === value) kept.delete(name)
  })
  return await value
}
