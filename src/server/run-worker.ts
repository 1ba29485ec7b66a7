import { once } from 'node:events'
import { clockWithLag, openRuntime, readConfig } from '#platform'
import { toldToStop } from '../commands/told-to-stop.ts'
import { orderSchema } from './order.ts'
import { serveVisits } from './serve-visits.ts'
import { startBackground } from './start-background.ts'

/** One of several processes behind a port. It ends when it is told to stop, and when the first process is gone. */
export async function runWorker(say: (line: string) => void): Promise<void> {
  const told = Promise.race([toldToStop(), once(process, 'disconnect')])
  process.send?.('ready')
  const received: unknown[] = await once(process, 'message')
  const order = orderSchema.parse(received[0])
  const config = readConfig()
  const { runtime: opened, owner, line, close } = await openRuntime(config, say, { database: order.database })
  const runtime = {
    ...opened,
    clock: config.demo ? clockWithLag(order.clockLag) : opened.clock,
  }
  const served = await serveVisits(runtime, { host: config.host, port: order.port })
  const stopBackground = order.background
    ? await startBackground(runtime, { owner, line }, say)
    : async () => {}
  process.send?.({ port: served.port })
  await told
  await served.close()
  await stopBackground()
  await close()
  process.disconnect?.()
}
