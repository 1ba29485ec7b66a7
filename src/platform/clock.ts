/** The business clock. Whoever needs the time is handed it; nobody else asks the machine. */
export interface Clock {
  now(): Date
}

/** The machine's own time. */
export const systemClock: Clock = { now: () => new Date() }

/** A clock that stands at `start` now and runs on from there, for demonstration and tests. */
export function clockFrom(start: Date): Clock {
  const lag = start.getTime() - Date.now()
  return { now: () => new Date(Date.now() + lag) }
}
