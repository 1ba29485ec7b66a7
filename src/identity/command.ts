import { hall, nobody, ofArea, type Scope, type Tx, transact } from '#platform'
import type { Acting, Who } from './acting.ts'

/** The rows that somebody may see at all; the database enforces it. */
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

/** Runs a command: one transaction, in the caller's scope, once per posted form. */
export function command<T>(acting: Acting, run: (tx: Tx) => Promise<T>): Promise<T> {
  return transact(acting.runtime.db, scopeOf(acting.who), run, acting.once)
}

/** Runs a question: as `command`, but asking twice is no repetition. */
export function query<T>(acting: Acting, run: (tx: Tx) => Promise<T>): Promise<T> {
  return transact(acting.runtime.db, scopeOf(acting.who), run)
}

/** Runs a command that must look beyond the caller's own rows, such as a registration; it checks rights itself. */
export function commandAsHall<T>(acting: Acting, run: (tx: Tx) => Promise<T>): Promise<T> {
  return transact(acting.runtime.db, hall, run, acting.once)
}

/** As `commandAsHall`, for a question or a count that must survive a refusal of the command. */
export function queryAsHall<T>(acting: Acting, run: (tx: Tx) => Promise<T>): Promise<T> {
  return transact(acting.runtime.db, hall, run)
}
