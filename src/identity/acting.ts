import type { Runtime } from '#platform'
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

/** Everything a command needs to know about its caller: who, when (business time), from where, on what runtime. */
export interface Acting<W extends Who = Who> {
  readonly who: W
  readonly at: Date
  readonly origin: Origin
  readonly runtime: Runtime
  /** the token of the posted form, so that a repeated post changes nothing */
  readonly once?: string
}
