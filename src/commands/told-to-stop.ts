/**
 * The end of a server, asked for before anything is opened: told to stop while it starts, it starts first and then
 * closes its database in order. Told a second time, it ends at once.
 */
export function toldToStop(): Promise<void> {
  return new Promise(resolve => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })
}
