import { type House, type Scope, type Tx, transact } from '#platform'
import type { OfficerRole } from './tables.ts'

/** Who is at the door. */
export type Who = Visitor | PersonActor | OperatorActor | OfficerActor | SystemActor

/** Somebody who has logged in. */
export type Member = PersonActor | OperatorActor | OfficerActor

export interface Visitor {
  readonly kind: 'visitor'
}
export interface PersonActor {
  readonly kind: 'person'
  readonly accountNo: number
  readonly name: string
  readonly personNo: number
}
/** An 经办人 of a unit; `certificate` is true when a UKey proved it. */
export interface OperatorActor {
  readonly kind: 'operator'
  readonly accountNo: number
  readonly name: string
  readonly unitNo: string
  readonly certificate: boolean
}
export interface OfficerActor {
  readonly kind: 'officer'
  readonly accountNo: number
  readonly name: string
  readonly areaCode: string
  readonly role: OfficerRole
}
/** The hall itself: jobs, imports, the demonstration's first day. */
export interface SystemActor {
  readonly kind: 'system'
}

/** From where: address and browser are kept with every event; the visitor is a random number in a cookie. */
export interface Origin {
  readonly ip: string
  readonly agent: string
  readonly visitor: string
}

/** Everything a command needs to know about its caller: who, when (business time), from where, on what house. */
export interface Acting<W extends Who = Who> {
  readonly who: W
  readonly at: Date
  readonly origin: Origin
  readonly house: House
  /** the token of the posted form, so that a repeated post changes nothing */
  readonly once?: string
}

/** The rows that somebody may see at all; the database enforces it. */
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

/** Runs a command: one transaction, in the caller's scope, once per posted form. */
export function command<T>(acting: Acting, run: (tx: Tx) => Promise<T>): Promise<T> {
  return transact(acting.house.db, scopeOf(acting.who), run, acting.once)
}

/** Runs a question: as `command`, but asking twice is no repetition. */
export function query<T>(acting: Acting, run: (tx: Tx) => Promise<T>): Promise<T> {
  return transact(acting.house.db, scopeOf(acting.who), run)
}

/** Runs a command that must look beyond the caller's own rows, such as a registration; it checks rights itself. */
export function commandAsHall<T>(acting: Acting, run: (tx: Tx) => Promise<T>): Promise<T> {
  return transact(acting.house.db, { kind: 'system' }, run, acting.once)
}

/** As `commandAsHall`, for a question or a count that must survive a refusal of the command. */
export function queryAsHall<T>(acting: Acting, run: (tx: Tx) => Promise<T>): Promise<T> {
  return transact(acting.house.db, { kind: 'system' }, run)
}
