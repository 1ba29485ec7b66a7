import type { Runtime } from '#platform'
import type { OfficerRole } from './tables.ts'

export type Who = Visitor | PersonActor | OperatorActor | OfficerActor | SystemActor

/** Someone who is logged in. */
export type Member = PersonActor | OperatorActor | OfficerActor

/** Someone who has not logged in. */
export interface Visitor {
  readonly kind: 'visitor'
}

export interface PersonActor {
  readonly kind: 'person'
  readonly accountNo: number
  readonly name: string
  readonly personNo: number
}

/** An 经办人 of a unit; `certificate` is true when a UKey authenticated the session. */
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

/** The system itself: jobs, imports, demonstration data. */
export interface SystemActor {
  readonly kind: 'system'
}

/** Request origin: address and browser are recorded with every event; the visitor is a random number in a cookie. */
export interface Origin {
  readonly ip: string
  readonly agent: string
  readonly visitor: string
}

/** What a command needs to know about its caller: identity, business time, origin and runtime. */
export interface Acting<W extends Who = Who> {
  readonly who: W
  readonly at: Date
  readonly origin: Origin
  readonly runtime: Runtime
}
