import { setTimeout as pause } from 'node:timers/promises'
import type { PoolConfig } from 'pg'
import { ConfigFault, lagOf, type Runtime } from '#platform'
import { endWorkers, type ForkedWorker, forkWorker } from './fork-worker.ts'
import { listeningSchema } from './order.ts'

export interface Supervised {
  /** forked before the database was opened, so that they load the program meanwhile */
  readonly workers: readonly ForkedWorker[]
  /** how the owner reaches the database */
  readonly database: PoolConfig
  readonly told: Promise<void>
  readonly say: (line: string) => void
}

/** A worker that dies again and again must not keep the machine busy with starting it. */
const leastLifeMs = 1000

/**
 * Has the workers serve, the first of them before the others, and keeps as many: one that dies is replaced, whatever it
 * died of; the work that no visitor waits for moves to its replacement. Returns when all have stopped.
 * @throws when the first cannot start.
 */
export async function supervise(
  { config, clock }: Pick<Runtime, 'config' | 'clock'>,
  { workers, database, told, say }: Supervised,
): Promise<void> {
  const present = [...workers]
  let port = config.port
  let stopping = false
  const stopped = told.then(() => {
    stopping = true
  })
  async function listen(place: number, worker: ForkedWorker): Promise<void> {
    const heard = await worker.listen({ port, clockLag: lagOf(clock), database, background: place === 1 })
    port = listeningSchema.parse(heard).port
  }
  async function keep(place: number, first: ForkedWorker): Promise<void> {
    for (let worker = first; ; ) {
      const began = performance.now()
      await worker.ended
      if (stopping) return
      say(`进程 ${worker.pid} 意外结束，正在重新启动`)
      await pause(Math.max(0, began + leastLifeMs - performance.now()))
      if (stopping) return
      const next = forkWorker()
      worker = next
      present[place] = next
      await listen(place, next).then(
        () => say(`进程 ${next.pid} 已接替`),
        () => {}, // It has said why; the next one is tried after a pause.
      )
    }
  }
  /** @throws when the first of them ends before it serves. */
  async function start(): Promise<void> {
    const [first, ...others] = workers
    if (first) await listen(0, first)
    if (stopping) return
    say(`稳岗网厅已启动：http://${config.host}:${port}`)
    Promise.all(others.map((worker, i) => listen(i + 1, worker))).then(
      () => stopping || say(`${workers.length} 个进程均已开始服务`),
      () => {}, // One that ended is replaced like any other.
    )
  }
  try {
    await Promise.race([stopped, start()]).catch(() => {
      // A signal to the whole group may have ended it.
      if (!stopping) throw new ConfigFault(['网厅进程没有启动，原因见上。'])
    })
    if (!stopping) await Promise.race([stopped, ...workers.map((worker, place) => keep(place, worker))])
  } finally {
    stopping = true
    await endWorkers(present)
  }
}
