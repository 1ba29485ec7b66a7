import { readFile, stat } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import type { HallBesidePostgres } from './hall-beside-postgres.ts'

/**
 * Counts the statements that reach PostgreSQL while `work` runs: `statement` and `execute` lines of its log with
 * `log_statement=all`, so a message of several statements counts once. The rate of the idle hall is measured first
 * and subtracted.
 */
export async function countStatements(
  { owner, postgres }: Pick<HallBesidePostgres, 'owner' | 'postgres'>,
  work: () => Promise<unknown>,
): Promise<number> {
  await owner.query("alter system set log_statement = 'all'")
  await owner.query('select pg_reload_conf()')
  await pause(500)
  const idle = await logged(postgres.logFile, () => pause(4000))
  const busy = await logged(postgres.logFile, work)
  await owner.query('alter system reset log_statement')
  await owner.query('select pg_reload_conf()')
  return busy.statements - (idle.statements / idle.ms) * busy.ms
}

async function logged(file: string, work: () => Promise<unknown>) {
  const { size } = await stat(file)
  const began = performance.now()
  await work()
  const ms = performance.now() - began
  const text = (await readFile(file)).subarray(size).toString()
  return { ms, statements: text.match(/LOG: {2}(statement|execute )/g)?.length ?? 0 }
}
