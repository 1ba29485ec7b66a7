/** The business clock. Always injected; no other code reads the machine's time. */
export interface Clock {
  now(): Date
}

/** The system clock. */
export const systemClock: Clock = { now: () => new Date() }

/** A clock that reads `start` now and runs on from there, for demonstration and tests. */
export const clockFrom = (start: Date): Clock => clockWithLag(start.getTime() - Date.now())

/** A clock that differs from the machine's by so many milliseconds, the same in several processes. */
export const clockWithLag = (lag: number): Clock => ({ now: () => new Date(Date.now() + lag) })

/** Milliseconds from the machine's clock to this one. */
export const lagOf = (clock: Clock): number => clock.now().getTime() - Date.now()
