/**
 * Installs the signal handlers before anything is opened: a signal during start-up lets the start finish, then the
 * database is shut down cleanly. A second signal exits at once.
 */
export function toldToStop(): Promise<void> {
  return new Promise(resolve => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })
}
