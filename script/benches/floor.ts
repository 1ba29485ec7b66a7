import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Pool } from 'pg'
import type { SystemPostgres } from '../test-postgres.ts'
import { processorMs } from './processor.ts'

const program = fileURLToPath(new URL('floor/run', import.meta.url))

export interface FloorRound {
  readonly perSecond: number
  /** processor time of PostgreSQL per journey, in milliseconds */
  readonly postgres: number
  /** processor time of pgbench per journey, in milliseconds */
  readonly pgbench: number
}

/** Creates the frozen floor in its own database on this server. Each call walks the given number of journeys. */
export async function prepareFloor(
  postgres: SystemPostgres,
  owner: Pool,
): Promise<(clients: number, journeys: number) => FloorRound> {
  await owner.query('create database floor')
  const run = (...words: string[]) =>
    execFileSync(program, words, {
      encoding: 'utf8',
      env: { ...process.env, PGHOST: postgres.folder, PGUSER: 'tester', PGDATABASE: 'floor' },
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  run('prepare')
  return (clients, journeys) => {
    const before = [processorMs(postgres.pid), processorMs(process.pid)] as const
    const said = run('walk', String(clients), String(journeys))
    const perSecond = Number(/tps = ([\d.]+)/.exec(said)?.[1])
    if (!(perSecond > 0) || !/failed transactions: 0 /.test(said)) throw new Error(said)
    return {
      perSecond,
      postgres: (processorMs(postgres.pid) - before[0]) / journeys,
      pgbench: (processorMs(process.pid) - before[1]) / journeys,
    }
  }
}
