import { once } from 'node:events'
import { policies } from '#entitlement'
import { clockWithLag, openRuntime, readConfig } from '#platform'
import { orderSchema } from './order.ts'
import { serveVisits } from './serve-visits.ts'
import { startBackground } from './start-background.ts'

/**
 * A worker hears Ctrl-C twice, from the terminal and from the first process, and finishes what it has begun all the same.
 * Told a second time the first process exits at once, and `cluster` then ends its workers.
 */
const toldAsWorker = (): Promise<void> =>
  new Promise(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve())
  })

/**
 * One of several processes behind a port. Loaded, it waits for the first process to have opened the database. It ends
 * when it is told to stop, and when the first process is gone.
 */
export async function runWorker(say: (line: string) => void): Promise<void> {
  const told = toldAsWorker()
  // A fault in them is the first process's to report: it reads the same files before it opens the database.
  const read = (async () => policies())()
  read.catch(() => {})
  process.send?.('ready')
  const received = await Promise.race([told, once(process, 'message')])
  // Told to stop before there was a database, it has nothing to close.
  if (!received) return process.disconnect?.()
  await read
  const order = orderSchema.parse(received[0])
  const config = readConfig()
  const { runtime: opened, owner, line, close } = await openRuntime(config, say, { database: order.database })
  const runtime = {
    ...opened,
    clock: config.demo ? clockWithLag(order.clockLag) : opened.clock,
  }
  const served = await serveVisits(runtime, { host: config.host, port: order.port })
  process.send?.({ port: served.port })
  const stopBackground = order.background
    ? await startBackground(runtime, { owner, line }, say)
    : async () => {}
  await told
  await served.close()
  await stopBackground()
  await close()
  process.disconnect?.()
}
