import { setTimeout as pause } from 'node:timers/promises'
import { Client, type PoolConfig, type QueryResult } from 'pg'
import { asBackground } from '../pool.ts'

/** The one connection of a process that belongs to no pool: notifications are sent and heard on it. */
export interface DirectLine {
  /** connects where needed; rejects where that fails */
  query(text: string, values: readonly unknown[]): Promise<QueryResult>
  /** Sends a notification to all processes on this database, this one included. */
  notify(payload: string): Promise<unknown>
  /**
   * Hears notifications from here on, and reconnects until closed. `onOpen` is called whenever it has begun to hear:
   * notifications of the time before are lost.
   */
  keepOpen(on: { heard(payload: string): void; onOpen(): void }): void
  close(): Promise<void>
}

const channel = 'hall_work'

/** A line that no longer answers is given up and opened again. */
const patienceMs = 15_000

const longestPauseMs = 5000

interface Held {
  readonly client: Client
  readonly ended: Promise<void>
}

/** `owner` names server and database; the line logs in as the plain role, in the hall's own scope. */
export function openDirectLine(owner: PoolConfig, log: (line: string) => void): DirectLine {
  let held: Promise<Held> | undefined
  let heard: ((payload: string) => void) | undefined
  let closed = false
  const abort = new AbortController()
  const lost = () => {
    held = undefined
  }
  function hold(): Promise<Held> {
    if (closed) throw new Error('the direct line is closed')
    if (held) return held
    held = connect(owner, payload => heard?.(payload))
    held.then(({ ended }) => void ended.then(lost), lost)
    return held
  }
  const query: DirectLine['query'] = async (text, values) => await ask(await hold(), text, values)

  async function stayOpen(onOpen: () => void): Promise<void> {
    for (let wait = 100; !closed; wait = Math.min(wait * 2, longestPauseMs)) {
      try {
        // Here, not where it is connected: a notification may have been sent on it before anybody was to hear.
        const { ended } = await hold()
        await query(`listen ${channel}`, [])
        wait = 50
        onOpen()
        await ended
        if (!closed) log('后台任务：与数据库的连接中断，正在重新连接')
      } catch {
        // Said once, when the connection was lost; then tried until it is back.
      }
      await pause(wait, undefined, { signal: abort.signal }).catch(() => {})
    }
  }

  return {
    query,
    notify: payload => query('select pg_notify($1, $2)', [channel, payload]),
    keepOpen(on) {
      ;({ heard } = on)
      void stayOpen(on.onOpen)
    },
    async close() {
      closed = true
      abort.abort()
      const last = await held?.catch(() => undefined)
      await last?.client.end().catch(() => {})
    },
  }
}

async function connect(owner: PoolConfig, heard: (payload: string) => void): Promise<Held> {
  const client = new Client({ ...asBackground(owner), keepAlive: true, query_timeout: patienceMs })
  const ended = new Promise<void>(resolve => client.once('end', resolve))
  // What breaks it ends it as well.
  client.on('error', () => {})
  client.on('notification', ({ payload = '' }) => heard(payload))
  try {
    await client.connect()
  } catch (error) {
    void client.end().catch(() => {})
    throw error
  }
  return { client, ended }
}

async function ask({ client }: Held, text: string, values: readonly unknown[]): Promise<QueryResult> {
  try {
    return await client.query(text, [...values])
  } catch (error) {
    // An error of the statement itself has a code; without one, the connection is what is wrong.
    if (!(error instanceof Error && 'code' in error)) void client.end().catch(() => {})
    throw error
  }
}
