import cluster, { type Worker } from 'node:cluster'
import { once } from 'node:events'
import { realpathSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { PoolConfig } from 'pg'
import { ConfigFault, lagOf, type Runtime } from '#platform'
import { listeningSchema, type Order } from './order.ts'

interface Supervised {
  /** how the owner reaches the database */
  readonly database: PoolConfig
  readonly told: Promise<void>
  readonly say: (line: string) => void
}

/** A worker that dies again and again must not keep the machine busy with starting it. */
const leastLifeMs = 1000

/**
 * Keeps as many workers as configured: one that dies is replaced, whatever it died of; the work that no visitor waits
 * for moves to its replacement. Returns when all have stopped.
 * @throws when the first worker cannot start.
 */
export async function supervise(
  { config, clock }: Pick<Runtime, 'config' | 'clock'>,
  { database, told, say }: Supervised,
): Promise<void> {
  // A build that is made meanwhile is for the next start: all processes run the same one.
  cluster.setupPrimary({ exec: realpathSync(process.argv[1] ?? '') })
  let stopping = false
  let port = config.port
  const order = (place: number): Order => ({
    port,
    clockLag: lagOf(clock),
    database,
    background: place === 0,
  })
  const living = new Set<Worker>()
  const start = async (place: number): Promise<Worker> => {
    const worker = cluster.fork()
    living.add(worker)
    worker.once('exit', () => living.delete(worker))
    port = await listeningOf(worker, order(place))
    return worker
  }
  async function keep(place: number, first: Worker): Promise<void> {
    for (let worker = first; ; ) {
      const began = performance.now()
      if (living.has(worker)) await once(worker, 'exit')
      if (stopping) return
      say(`进程 ${worker.process.pid} 意外结束，正在重新启动`)
      await pause(Math.max(0, began + leastLifeMs - performance.now()))
      if (stopping) return
      try {
        worker = await start(place)
        say(`进程 ${worker.process.pid} 已接替`)
      } catch {
        // It has said why; the next one is tried after a pause.
      }
    }
  }
  const first = await start(0).catch(() => {
    throw new ConfigFault(['网厅进程没有启动，原因见上。'])
  })
  const others = await Promise.all(Array.from({ length: config.processes - 1 }, (_, i) => start(i + 1)))
  say(`稳岗网厅已启动：http://${config.host}:${port}`)
  const kept = [first, ...others].map((worker, place) => keep(place, worker))
  await told
  stopping = true
  for (const worker of living) worker.process.kill('SIGTERM')
  await Promise.all(kept)
  await Promise.all([...living].map(worker => once(worker, 'exit')))
}

/** Gives a worker its order once it can hear it. @returns the port it listens on */
async function listeningOf(worker: Worker, order: Order): Promise<number> {
  const gone = new AbortController()
  worker.once('exit', () => gone.abort())
  await once(worker, 'message', gone)
  worker.send(order)
  const received: unknown[] = await once(worker, 'message', gone)
  return listeningSchema.parse(received[0]).port
}
