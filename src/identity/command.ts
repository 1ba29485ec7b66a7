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

/** Runs `run` in a transaction of its own, in the caller's scope: for jobs, commands and files. A visit has one already. */
export function command<T>(acting: Acting, run: (tx: Tx) => Promise<T>): Promise<T> {
  return transact(acting.runtime, scopeOf(acting.who), run)
}

/** As `command`, reading one snapshot. */
export function query<T>(acting: Acting, run: (tx: Tx) => Promise<T>): Promise<T> {
  return transact(acting.runtime, scopeOf(acting.who), run, { access: 'read' })
}

/** As `command`, in the hall's own scope: for jobs, and for what must outlive a refusal of the visit. */
export function commandAsHall<T>(acting: Acting, run: (tx: Tx) => Promise<T>): Promise<T> {
  return transact(acting.runtime, { kind: 'system' }, run)
}

/** As `query`, in the hall's own scope: for what is read before work that must stay outside the visit's transaction. */
export function queryAsHall<T>(acting: Acting, run: (tx: Tx) => Promise<T>): Promise<T> {
  return transact(acting.runtime, { kind: 'system' }, run, { access: 'read' })
}
