/** The business clock. Always injected; no other code reads the machine's time. */
export interface Clock {
  now(): Date
}

/** The system clock. */
export const systemClock: Clock = { now: () => new Date() }

/** A clock that reads `start` now and runs on from there, for demonstration and tests. */
export function clockFrom(start: Date): Clock {
  const lag = start.getTime() - Date.now()
  return { now: () => new Date(Date.now() + lag) }
}
