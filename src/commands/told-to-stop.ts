const signals = ['SIGINT', 'SIGTERM'] as const

/**
 * Installs the signal handlers before anything is opened: a signal during start-up lets the start finish, then the
 * database is shut down cleanly. A second signal, the same or the other, exits at once.
 */
export function toldToStop(): Promise<void> {
  return new Promise(resolve => {
    const stop = () => {
      for (const signal of signals) process.off(signal, stop)
      resolve()
    }
    for (const signal of signals) process.on(signal, stop)
  })
}
