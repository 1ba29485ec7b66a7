import { type Scope, type Tx, transact } from '#platform'
import type { Acting, Who } from './acting.ts'

/** The rows a caller may see; enforced by the database. */
export function scopeOf(who: Who): Scope {
  switch (who.kind) {
    case 'visitor':
      return { kind: 'public' }
    case 'person':
      return { kind: 'person', accountNo: who.accountNo }
    case 'operator':
      return { kind: 'unit', unitNo: who.unitNo }
    case 'officer':
      return { kind: 'area', areaCode: who.areaCode }
    case 'system':
      return { kind: 'system' }
  }
}

/** Runs a command in one transaction, in the caller's scope, at most once per posted form. */
export function command<T>(acting: Acting, run: (tx: Tx) => Promise<T>): Promise<T> {
  return transact(acting.runtime.db, scopeOf(acting.who), run, acting.once)
}

/** Runs a query: like `command`, but may be repeated. */
export function query<T>(acting: Acting, run: (tx: Tx) => Promise<T>): Promise<T> {
  return transact(acting.runtime.db, scopeOf(acting.who), run)
}

/** Runs a command that must see beyond the caller's own rows, such as a registration; it must check rights itself. */
export function commandAsHall<T>(acting: Acting, run: (tx: Tx) => Promise<T>): Promise<T> {
  return transact(acting.runtime.db, { kind: 'system' }, run, acting.once)
}

/** Like `commandAsHall`, for a query or for a count that must survive the command's refusal. */
export function queryAsHall<T>(acting: Acting, run: (tx: Tx) => Promise<T>): Promise<T> {
  return transact(acting.runtime.db, { kind: 'system' }, run)
}
