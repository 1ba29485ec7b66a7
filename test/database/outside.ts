import { AsyncLocalStorage } from 'node:async_hooks'
import { Pool, type PoolClient } from 'pg'

/** A call of `transact`: how many connections it holds, and the call around it. */
interface Running {
  held: number
  readonly within: Running | undefined
}

const running = new AsyncLocalStorage<Running>()

function refuseInside(what: string): void {
  for (let one = running.getStore(); one; one = one.within) {
    if (one.held > 0) throw new Error(`${what} inside an open transaction`)
  }
}

/** Runs a call of `transact`, whose connections are counted. */
export const within = <Result>(call: () => Result): Result =>
  running.run({ held: 0, within: running.getStore() }, call)

/** The same function, refusing to run inside an open transaction. */
export const outside =
  <Given extends unknown[], Result>(what: string, run: (...given: Given) => Result) =>
  (...given: Given): Result => {
    refuseInside(what)
    return run(...given)
  }

const connect = Pool.prototype.connect as (this: Pool) => Promise<PoolClient>
Pool.prototype.connect = function countedConnect(this: Pool, ...callback: []) {
  const caller = running.getStore()
  // With a callback it is a single statement of pool.query.
  if (callback.length > 0 || !caller) return connect.apply(this, callback)
  return connect.call(this).then(client => {
    caller.held += 1
    const release = client.release.bind(client)
    client.release = broken => {
      caller.held -= 1
      release(broken)
    }
    return client
  })
} as typeof Pool.prototype.connect

globalThis.fetch = outside('the network was used', globalThis.fetch)
