import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { setPriority } from 'node:os'
import { judgeWorkerPath } from './judge-worker-path.ts'
import type { Judgement } from './judgement.ts'
import { processorTime } from './processor-time.ts'
import { residentBytes } from './resident-bytes.ts'

/** What one file may cost. */
export interface JudgeLimits {
  /** of processor time: on a busy machine a file takes longer, and is as harmless */
  readonly processorMs: number
  /** of the clock, for a process that waits for ever */
  readonly milliseconds: number
  readonly bytes: number
}

/** A process that judges one file at a time, apart from the hall: what a file does to it harms nobody else. */
export interface JudgeProcess {
  /** @returns undefined if the process died of the file, or was ended because it took too long or too much memory */
  judge(file: Uint8Array): Promise<Judgement | undefined>
  readonly alive: boolean
  end(): void
}

/** A process that outlives the hall and is stuck in a file still ends, after this many seconds of processor time. */
const processorSeconds = 120
/** below the hall and its database */
const niceness = 10
const watchEvery = 100
/** A process that has grown beyond this is replaced before the next file. */
const mostAtRest = 300 * 1024 * 1024
/** So is one that has worked for so long that its next file might meet the limit above. */
const mostSpentMs = 60_000

const command = `ulimit -t ${processorSeconds}; exec "$0" "$@"`

export function startJudgeProcess({ processorMs, milliseconds, bytes }: JudgeLimits): JudgeProcess {
  const child = spawn(
    '/bin/sh',
    ['-c', command, process.execPath, '--max-old-space-size=384', judgeWorkerPath()],
    { stdio: ['ignore', 'ignore', 'ignore', 'ipc'], serialization: 'advanced', env: {} },
  )
  // Not a promise to race: it would keep every judgement, pictures included, as long as the process lives.
  const gone = new AbortController()
  const over = () => gone.abort()
  child.once('exit', over).on('error', over)
  yieldTo(child)
  const rest = () => {
    child.unref()
    child.channel?.unref()
  }
  rest()
  // At once: until its exit is heard it would be given another file.
  const end = () => {
    over()
    child.kill('SIGKILL')
  }
  const endAbove = async (most: number) => {
    if ((await usedBy(child)) > most) end()
  }
  return {
    get alive() {
      return !gone.signal.aborted
    },
    end,
    async judge(file) {
      child.ref()
      child.channel?.ref()
      const late = setTimeout(end, milliseconds)
      const before = await spentBy(child)
      const watch = setInterval(() => {
        void endAbove(bytes)
        void spentBy(child).then(spent => spent - before > processorMs && end())
      }, watchEvery)
      const answer = answerOf(child, gone)
      // Not sent only if the process is gone, which is an answer.
      child.send(file, () => {})
      const judgement = await answer
      clearTimeout(late)
      clearInterval(watch)
      await endAbove(mostAtRest)
      if ((await spentBy(child)) > mostSpentMs) end()
      rest()
      return judgement
    },
  }
}

async function answerOf(child: ChildProcess, { signal }: AbortController): Promise<Judgement | undefined> {
  try {
    const received: unknown[] = await once(child, 'message', { signal })
    return received[0] as Judgement
  } catch {
    return undefined // the process is gone
  }
}

/** Takes what the hall and its database leave, of the processors and, where memory runs out, of life. */
function yieldTo({ pid }: ChildProcess): void {
  if (pid === undefined) return
  try {
    setPriority(pid, niceness)
  } catch {
    // It is already gone, which `gone` reports.
  }
  if (process.platform === 'linux') writeFile(`/proc/${pid}/oom_score_adj`, '1000').catch(() => {})
}

const spentBy = async ({ pid }: ChildProcess): Promise<number> =>
  pid === undefined ? 0 : await processorTime(pid).catch(() => 0)

const usedBy = async ({ pid }: ChildProcess): Promise<number> =>
  pid === undefined ? 0 : await residentBytes(pid).catch(() => 0)
