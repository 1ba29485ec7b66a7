import { sql } from 'kysely'
import type { Runtime } from '../runtime.ts'
import { hall } from '../scope.ts'
import { transact } from '../transact.ts'
import { type ResealedBatch, resealBatch } from './reseal-batch.ts'
import { reopenProgress } from './reseal-progress.ts'
import type { SealedColumn } from './sealed-column.ts'
import { isOld, type SealedTable, sealedTables } from './sealed-table.ts'

/**
 * Work for the background: each call seals one batch again, until nothing is left; then it asks the database no more.
 * A value that does not open is reported once and left unchanged. Each call resolves to whether something is left.
 */
export function resealQuietly(
  runtime: Runtime,
  columns: readonly SealedColumn[],
  say: (line: string) => void,
): () => Promise<boolean> {
  const left = sealedTables(columns)
  return async () => {
    for (let table = left[0]; table; table = left[0]) {
      // Back in line first: neither a fault nor a busy table may keep the others waiting.
      left.push(...left.splice(0, 1))
      const { state, rows, unreadable } = await resealBatch(runtime, table)
      for (const row of unreadable) say(unreadableWords(row))
      if (state === 'finished') left.splice(left.indexOf(table), 1)
      // A table without anything to do costs no rest.
      if (state !== 'finished' || rows > 0) return left.length > 0
    }
    return false
  }
}

/** How far a table is, in rows that hold a sealed value. */
export interface ResealState {
  readonly table: string
  readonly done: number
  readonly total: number
  readonly finished: boolean
}

/** How a walk over everything is followed and stopped. */
export interface ResealFollower {
  onBatch?(state: ResealState): void
  onUnreadable(words: string): void
  goOn?(): boolean
}

/**
 * Looks through every table, also those finished before, and seals again what is not in the newest form. When interrupted, the next call resumes where this one stopped; concurrent calls share the work. A table with locked rows
 * is taken up again after the others.
 * @returns how many rows were sealed again, and how many do not open
 */
export async function resealAll(
  runtime: Runtime,
  columns: readonly SealedColumn[],
  { onBatch, onUnreadable, goOn = () => true }: ResealFollower,
): Promise<{ readonly rows: number; readonly unreadable: number }> {
  await transact(runtime, hall, reopenProgress)
  let rows = 0
  // A table that is taken up again shows the same rows again.
  const unreadable = new Set<string>()
  const sum = () => ({ rows, unreadable: unreadable.size })
  const left = sealedTables(columns)
  for (let table = left.shift(); table; table = left.shift()) {
    const { total, ...counted } = await countSeals(runtime, table)
    let { done } = counted
    let batch: ResealedBatch
    do {
      if (!goOn()) return sum()
      batch = await resealBatch(runtime, table)
      done += batch.rows
      rows += batch.rows
      for (const row of batch.unreadable.filter(one => !unreadable.has(one))) {
        unreadable.add(row)
        onUnreadable(unreadableWords(row))
      }
      onBatch?.({ table: table.name, done, total, finished: batch.state === 'finished' })
    } while (batch.state === 'going-on')
    if (batch.state === 'finished') continue
    left.push(table)
    await pause()
  }
  return sum()
}

const unreadableWords = (row: string) => `无法解封，保持原样：${row}`

/** The table or some of its rows are locked: tried again a little later. */
const pause = () => new Promise(resolve => setTimeout(resolve, 200))

async function countSeals(
  runtime: Runtime,
  table: SealedTable,
): Promise<Pick<ResealState, 'done' | 'total'>> {
  const some = sql.join(
    table.columns.map(({ column }) => sql`${sql.ref(column)} is not null`),
    sql` or `,
  )
  return await transact(runtime, hall, async tx => {
    // A count reads the whole table, which may take longer than a visitor's statement may.
    await sql`set local statement_timeout = 0`.execute(tx)
    const { rows } = await sql<{ done: number; total: number }>`
      select count(*) filter (where (${some}) and not ${isOld(table)}) as done,
        count(*) filter (where ${some}) as total
      from ${sql.table(table.name)}`.execute(tx)
    return { done: rows[0]?.done ?? 0, total: rows[0]?.total ?? 0 }
  })
}
