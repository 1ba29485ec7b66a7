import { hall, nobody, ofArea, type Scope, type Tx, transact } from '#platform'
import type { Acting, Who } from './acting.ts'

/** The rows a caller may see; enforced by the database. */
export function scopeOf(who: Who): Scope {
  switch (who.kind) {
    case 'visitor':
      return nobody
    case 'person':
      return { accountNo: who.accountNo }
    case 'operator':
      return { units: [who.unitNo] }
    case 'officer':
      return ofArea(who.areaCode)
    case 'system':
      return hall
  }
}

/** Runs `run` in a new transaction in the caller's scope: for jobs, commands and files. A visit already has one. */
export function command<T>(acting: Acting, run: (tx: Tx) => Promise<T>): Promise<T> {
  return transact(acting.runtime, scopeOf(acting.who), run)
}

/** As `command`, reading one snapshot. */
export function query<T>(acting: Acting, run: (tx: Tx) => Promise<T>): Promise<T> {
  return transact(acting.runtime, scopeOf(acting.who), run, { access: 'read' })
}

/** As `command`, in the hall's own scope: for jobs, and for what must outlive a refusal of the visit. */
export function commandAsHall<T>(acting: Acting, run: (tx: Tx) => Promise<T>): Promise<T> {
  return transact(acting.runtime, hall, run)
}

/** As `query`, in the hall's own scope: for what is read before work that must stay outside the visit's transaction. */
export function queryAsHall<T>(acting: Acting, run: (tx: Tx) => Promise<T>): Promise<T> {
  return transact(acting.runtime, hall, run, { access: 'read' })
}
