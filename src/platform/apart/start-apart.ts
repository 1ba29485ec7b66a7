import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { setPriority } from 'node:os'
import { processorTime } from './processor-time.ts'
import { residentBytes } from './resident-bytes.ts'

/** What one question may cost. */
export interface ApartLimits {
  /** of processor time: on a busy machine an answer takes longer, and is as harmless */
  readonly processorMs: number
  /** of the clock, for a process that waits for ever */
  readonly milliseconds: number
  readonly bytes: number
}

/** A process that answers one question at a time, apart from the hall: what a file does to it harms nobody else. */
export interface Apart<Question, Answer> {
  /** @returns undefined if the process died of it, or was ended because it took too long or too much memory */
  ask(question: Question): Promise<Answer | undefined>
  readonly alive: boolean
  end(): void
}

/** A process that outlives the hall and is stuck still ends, after this many times what one question may cost. */
const lifetimes = 6
/** One that has worked for so many of them is replaced, since its next question might meet that end. */
const spent = 3
/** below the hall and its database */
const niceness = 10
const watchEvery = 100
/** A process that has grown beyond this is replaced before the next question. */
const mostAtRest = 300 * 1024 * 1024

/**
 * Starts the program at `path`, which answers each message by one message, and ends when it is disconnected. It is
 * watched from outside, without environment, at a low priority, and keeps nobody from ending.
 */
export function startApart<Question extends object | string, Answer>(
  path: string,
  { processorMs, milliseconds, bytes }: ApartLimits,
): Apart<Question, Answer> {
  const seconds = Math.ceil((processorMs * lifetimes) / 1000)
  const child = spawn(
    '/bin/sh',
    ['-c', `ulimit -t ${seconds}; exec "$0" "$@"`, process.execPath, '--max-old-space-size=384', path],
    { stdio: ['ignore', 'ignore', 'ignore', 'ipc'], serialization: 'advanced', env: {} },
  )
  // Not a promise to race: it would keep every answer, pictures included, as long as the process lives.
  const gone = new AbortController()
  const over = () => gone.abort()
  child.once('exit', over).on('error', over)
  yieldTo(child)
  const rest = () => {
    child.unref()
    child.channel?.unref()
  }
  rest()
  // At once: until its exit is heard it would be asked again.
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
    async ask(question) {
      child.ref()
      child.channel?.ref()
      const late = setTimeout(end, milliseconds)
      const before = await spentBy(child)
      const watch = setInterval(() => {
        void endAbove(bytes)
        void spentBy(child).then(now => now - before > processorMs && end())
      }, watchEvery)
      const answer = answerOf<Answer>(child, gone)
      // Not sent only if the process is gone, which is an answer.
      child.send(question, () => {})
      const answered = await answer
      clearTimeout(late)
      clearInterval(watch)
      await endAbove(mostAtRest)
      if ((await spentBy(child)) > processorMs * spent) end()
      rest()
      return answered
    },
  }
}

async function answerOf<Answer>(
  child: ChildProcess,
  { signal }: AbortController,
): Promise<Answer | undefined> {
  try {
    const received: unknown[] = await once(child, 'message', { signal })
    return received[0] as Answer
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
