import cluster, { type Worker } from 'node:cluster'
import { once } from 'node:events'
import { realpathSync } from 'node:fs'
import type { Order } from './order.ts'

/** One of several processes behind a port, from its fork on: it loads the program, then waits for its order. */
export interface ForkedWorker {
  readonly pid: number
  readonly ended: Promise<void>
  /** Gives it its order once it has loaded. @returns what it says when it listens @throws if it ends before. */
  listen(order: Order): Promise<unknown>
  /** Tells it to stop: one that serves finishes what it has begun. */
  stop(): void
}

/** As it was at the start. A build that is made meanwhile is for the next one: all processes run the same program. */
const program = realpathSync(process.argv[1] ?? '')

export function forkWorker(): ForkedWorker {
  cluster.setupPrimary({ exec: program })
  const worker = cluster.fork()
  const gone = new AbortController()
  const ended = endOf(worker).then(() => gone.abort())
  const loaded = messageOf(worker, gone)
  // It may end before anybody asks; then `listen` throws.
  loaded.catch(() => {})
  return {
    pid: worker.process.pid ?? 0,
    ended,
    async listen(order) {
      await loaded
      // One that has just ended cannot be told anything: its exit follows.
      worker.send(order, () => {})
      return await messageOf(worker, gone)
    },
    stop: () => void worker.process.kill('SIGTERM'),
  }
}

/** It has exited, or the machine could not begin it. */
const endOf = (worker: Worker): Promise<void> =>
  new Promise(resolve => {
    worker.once('exit', () => resolve())
    worker.on('error', () => {
      if (worker.process.pid === undefined) resolve()
    })
  })

async function messageOf(worker: Worker, { signal }: AbortController): Promise<unknown> {
  const received: unknown[] = await once(worker, 'message', { signal })
  return received[0]
}

const first: ForkedWorker[] = []

/** Forks the workers that a start begins with, except those that an earlier call has forked. */
export function forkFirst(count: number): readonly ForkedWorker[] {
  while (first.length < count) first.push(forkWorker())
  return first
}

/** Has all stop. Returns when their processes have ended. */
export async function endWorkers(workers: readonly ForkedWorker[]): Promise<void> {
  for (const worker of workers) worker.stop()
  await Promise.all(workers.map(worker => worker.ended))
}
