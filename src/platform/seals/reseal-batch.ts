import { sql } from 'kysely'
import type { Tx } from '../database.ts'
import type { Runtime } from '../runtime.ts'
import { hall } from '../scope.ts'
import { transact } from '../transact.ts'
import { type HeldRow, renew } from './renew.ts'
import { holdProgress, type ResealProgress, saveProgress } from './reseal-progress.ts'
import { isOld, type SealedTable } from './sealed-table.ts'
import { inKeyOrder, keyAsText, keyIs, keyOf, type TableKey } from './table-key.ts'

/** What one batch has done. */
export interface ResealedBatch {
  /** busy: another process is at this table */
  readonly state: 'busy' | 'going-on' | 'next-pass' | 'finished'
  readonly rows: number
  /** rows that do not open, by their keys; they stay as they are */
  readonly unreadable: readonly string[]
}

const rowsAtOnce = 500
/** Rows looked at in one batch where few or none need it, so that no statement runs long on a large table. */
const window = 5000

/**
 * Seals the next values of a table again that are not in the newest form, at most 500 rows, in one transaction together with the position reached. Locked rows are left for another pass over the table; the
 * table is finished after a pass that skipped none.
 */
export async function resealBatch(runtime: Runtime, table: SealedTable): Promise<ResealedBatch> {
  return await transact(runtime, hall, async tx => {
    const progress = await holdProgress(tx, table.name)
    if (!progress) return { state: 'busy', rows: 0, unreadable: [] }
    if (progress.finished_at) return { state: 'finished', rows: 0, unreadable: [] }
    const key = await keyOf(tx, table.name)
    const part = await nextPart(tx, { table, key, after: progress.position })
    const held = await holdOld(tx, { table, key, old: part.old })
    const { rows, unreadable } = await renew(tx, { table, key }, held)
    const skipped = progress.skipped + part.old.length - held.length
    const state = part.reached ? 'going-on' : skipped > 0 ? 'next-pass' : 'finished'
    await saveProgress(tx, table.name, {
      ...(state === 'next-pass'
        ? firstOfPass
        : after(part, skipped, progress.unreadable + unreadable.length)),
      rows,
      finished: state === 'finished',
    })
    return { state, rows, unreadable }
  })
}

const firstOfPass = { position: null, skipped: 0, unreadable: 0 }

const after = (part: Part, skipped: number, unreadable: number): Omit<ResealProgress, 'finished_at'> => ({
  position: part.reached ?? null,
  skipped,
  unreadable,
})

/** A stretch of a table in the order of its key. */
interface Part {
  /** keys of the rows that need it */
  readonly old: readonly (readonly string[])[]
  /** the last key looked at; undefined: the end of the table */
  readonly reached: readonly string[] | undefined
}

interface From {
  readonly table: SealedTable
  readonly key: TableKey
  readonly after: readonly string[] | null
}

async function nextPart(tx: Tx, { table, key, after: kept }: From): Promise<Part> {
  const beyond = kept ? keyIs(key, '>', kept) : sql`true`
  const { rows: edges } = await sql<{ key: string[] }>`
    select ${keyAsText(key)} as key from ${sql.table(table.name)}
    where ${beyond} ${inKeyOrder(key)} offset ${window - 1} limit 1`.execute(tx)
  const edge = edges[0]?.key
  const { rows } = await sql<{ key: string[] }>`
    select ${keyAsText(key)} as key from ${sql.table(table.name)}
    where ${beyond} and ${edge ? keyIs(key, '<=', edge) : sql`true`} and ${isOld(table)}
    ${inKeyOrder(key)} limit ${rowsAtOnce}`.execute(tx)
  const old = rows.map(row => row.key)
  return { old, reached: old.length === rowsAtOnce ? old.at(-1) : edge }
}

interface Old {
  readonly table: SealedTable
  readonly key: TableKey
  readonly old: Part['old']
}

/** Locks those rows that are not locked yet: it never waits for a visitor's transaction. */
async function holdOld(tx: Tx, { table, key, old }: Old): Promise<HeldRow[]> {
  const [first, last] = [old[0], old.at(-1)]
  if (!first || !last) return []
  const read = new Set(table.columns.flatMap(({ column, row }) => [column, ...row]))
  const { rows } = await sql<HeldRow>`
    select ${keyAsText(key)} as reseal_key, ${sql.join([...read].map(name => sql.ref(name)))}
    from ${sql.table(table.name)}
    where ${keyIs(key, '>=', first)} and ${keyIs(key, '<=', last)} and ${isOld(table)}
    ${inKeyOrder(key)} limit ${rowsAtOnce} for update skip locked`.execute(tx)
  return rows
}
