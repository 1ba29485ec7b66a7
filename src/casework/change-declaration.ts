import type { Insertable, Updateable } from 'kysely'
import type { Acting } from '#identity'
import type { Tx } from '#platform'
import { type DeclarationRow, ownedBy } from './declaration.ts'
import { type EventHead, eventRow, type NewEvent } from './event-row.ts'
import type { Owned } from './key.ts'
import { type CaseworkTables, casework } from './tables.ts'
import { after, type Verb } from './workflow.ts'

type Columns = Omit<
  Updateable<CaseworkTables['casework.declaration']>,
  'state' | 'unit_no' | 'declaration_id' | 'event_seq' | 'event_hash'
>

export interface Change {
  /** transitions of the workflow, in order; without one the state stays */
  readonly verbs?: readonly Verb[]
  readonly columns?: Columns
  /** 提交: what was confirmed or signed, kept under the number of the first event */
  readonly submission?: Omit<Insertable<CaseworkTables['casework.submission']>, keyof Owned | 'seq'>
  /** at least one: nothing changes without a line of history */
  readonly events: readonly [NewEvent, ...NewEvent[]]
}

/** Part of a change, to be combined with others. */
export interface PartialChange extends Omit<Change, 'events'> {
  readonly events: readonly NewEvent[]
}

/**
 * The only writer of a declaration's state and history: follows the workflow table, and adds the events in the same statement. The
 * caller holds the lock.
 * @returns the row as it is now. @throws Refusal 'conflict' when the state does not allow it.
 */
export async function changeDeclaration(
  tx: Tx,
  acting: Acting,
  row: DeclarationRow,
  { verbs = [], columns = {}, events, submission }: Change,
): Promise<DeclarationRow> {
  const state = verbs.reduce((before, verb) => after(verb, before), row.state)
  const { lines, head } = chained(acting, row, events)
  const changed = { ...columns, state, event_seq: head.seq, event_hash: head.hash }
  const written = casework(tx).with('line', query => query.insertInto('casework.event').values(lines))
  const { numUpdatedRows } = await (submission
    ? written.with('submission', query =>
        query
          .insertInto('casework.submission')
          .values({ ...ownedBy(row), seq: row.event_seq + 1, ...submission }),
      )
    : written
  )
    .updateTable('casework.declaration')
    .set(changed)
    .where('unit_no', '=', row.unit_no)
    .where('declaration_id', '=', row.declaration_id)
    .where('event_seq', '=', row.event_seq)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Error('a declaration was changed without its lock')
  return { ...row, ...definedOf(changed) }
}

function chained(acting: Acting, row: DeclarationRow, events: Change['events']) {
  let head: EventHead = { seq: row.event_seq, hash: row.event_hash }
  const lines = events.map(event => {
    const line = eventRow(acting, ownedBy(row), head, event)
    head = line
    return line
  })
  return { lines, head }
}

/** Columns that were left undefined keep their value. */
const definedOf = <T extends object>(columns: T): Partial<DeclarationRow> =>
  Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined))
