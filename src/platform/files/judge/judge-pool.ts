import { setTimeout as sleep } from 'node:timers/promises'
import type { ApartLimits } from '../../apart/start-apart.ts'
import type { Judgement } from './judgement.ts'
import { type JudgeProcess, startJudgeProcess } from './start-judge-process.ts'

type Load = () => Promise<Uint8Array>

/** Judges files in a few processes of their own. */
export interface JudgePool {
  /**
   * Judges the file that `load` brings once a process is free; a file that ends two processes is refused. Calls with
   * the same key share one judgement.
   */
  judge(key: string, load: Load): Promise<Judgement>
  /**
   * The same, but waits for `within` milliseconds only. A file that no process has begun leaves the queue then; one
   * that is being judged goes on, and the judgement is kept for the next call with its key.
   * @returns undefined if there is no judgement in time
   */
  judgeWithin(within: number, key: string, load: Load): Promise<Judgement | undefined>
}

interface Pooling extends ApartLimits {
  /** processes at most */
  readonly most: number
  /** milliseconds after which an idle process ends */
  readonly idle: number
}

interface Job {
  readonly load: Load
  readonly judgement: Promise<Judgement>
  settle(judgement: Promise<Judgement>): void
  started: boolean
  waiting: number
  /** for a later call, since one gave up */
  kept: boolean
}

/** A picture of forty million pixels takes about five seconds of one processor. */
export const usualLimits: Pooling = {
  most: 2,
  idle: 30_000,
  processorMs: 20_000,
  milliseconds: 120_000,
  bytes: 640 * 1024 * 1024,
}
const keptFor = 20_000

const deadly =
  '这个文件没有能检查完：内容过于复杂，或者已损坏。请重新拍照或扫描，PDF 请用“打印为 PDF”另存后上传。'

export function openJudgePool(pooling: Pooling = usualLimits): JudgePool {
  const once = processesOf(pooling)
  const jobs = new Map<string, Job>()
  const queue: string[] = []
  let busy = 0

  async function run({ load }: Job) {
    const file = await load()
    return (await once(file)) ?? (await once(file)) ?? { refused: deadly }
  }
  function next(): void {
    if (busy >= pooling.most) return
    const key = queue.shift()
    const job = key === undefined ? undefined : jobs.get(key)
    if (key === undefined || !job) return
    busy += 1
    job.started = true
    const judgement = run(job).finally(() => {
      busy -= 1
      setTimeout(() => jobs.delete(key), job.kept ? keptFor : 0).unref()
      next()
    })
    job.settle(judgement)
  }
  function jobOf(key: string, load: Load): Job {
    const known = jobs.get(key)
    if (known) return known
    const job = newJob(load)
    jobs.set(key, job)
    queue.push(key)
    next()
    return job
  }
  return {
    judge(key, load) {
      const job = jobOf(key, load)
      job.waiting += 1
      return job.judgement
    },
    async judgeWithin(within, key, load) {
      const job = jobOf(key, load)
      job.waiting += 1
      const judgement = within > 0 ? await inTime(job.judgement, within) : undefined
      job.waiting -= 1
      if (judgement) return judgement
      if (job.started) job.kept = true
      else if (job.waiting === 0) {
        jobs.delete(key)
        queue.splice(queue.indexOf(key), 1)
      }
      return undefined
    },
  }
}

async function inTime<T>(promise: Promise<T>, within: number): Promise<T | undefined> {
  const over = new AbortController()
  const late = sleep(within, undefined, { signal: over.signal }).catch(() => undefined)
  return await Promise.race([promise, late]).finally(() => over.abort())
}

function newJob(load: Load): Job {
  const { promise, resolve } = Promise.withResolvers<Judgement>()
  // A load that failed is reported to those who still wait.
  promise.catch(() => {})
  return { load, judgement: promise, settle: resolve, started: false, waiting: 0, kept: false }
}

/** Runs a file in a resting process or a new one. */
function processesOf({ idle, ...limits }: Pooling) {
  const resting = new Map<JudgeProcess, NodeJS.Timeout>()
  const take = () => {
    for (const [one, timer] of resting) {
      clearTimeout(timer)
      resting.delete(one)
      if (one.alive) return one
    }
    return startJudgeProcess(limits)
  }
  return async (file: Uint8Array): Promise<Judgement | undefined> => {
    const one = take()
    const judgement = await one.ask(file)
    if (!one.alive) return judgement
    const timer = setTimeout(() => {
      resting.delete(one)
      one.end()
    }, idle)
    resting.set(one, timer.unref())
    return judgement
  }
}
