import { sql } from 'kysely'
import type { Tx } from '#platform'
import type { DeclarationRow } from '../declaration.ts'
import { inBatches } from './in-batches.ts'
import { type RowContent, sealRow } from './row-content.ts'
import { type RowState, type RowVerb, rowAfter } from './row-workflow.ts'

/** A row as it will be. */
export interface RowChange {
  readonly rowNo: number
  /** its state so far; undefined for a new row, which begins as a draft */
  readonly before: RowState | undefined
  readonly verb: RowVerb
  /** of a draft: something must be corrected */
  readonly wrong: boolean
  readonly keyIndex: Buffer
  readonly content: RowContent
  /** the decision; `by` is the officer, null the hall */
  readonly decided?: { readonly at: Date; readonly by: number | null }
}

/**
 * The only writer of rows: inserts new ones and overwrites others, following the workflow of rows. `declaration` is the
 * locked declaration as it will be, its revision that of the rows.
 * @throws Refusal 'conflict' when the state of a row does not allow it.
 */
export async function changeRows(
  tx: Tx,
  declaration: DeclarationRow,
  changes: readonly RowChange[],
): Promise<void> {
  await inBatches(changes, async some => {
    await write(tx, declaration, some)
    return []
  })
}

async function write(tx: Tx, declaration: DeclarationRow, changes: readonly RowChange[]): Promise<void> {
  const { unit_no, declaration_id, area_code, applicant_no, revision } = declaration
  const states = changes.map(({ rowNo, before = 'draft', verb }) => rowAfter(verb, { rowNo, state: before }))
  const contents = changes.map(({ rowNo, content }) => sealRow(content, { declaration_id, row_no: rowNo }))
  await sql`
    insert into casework.declaration_row as kept (unit_no, declaration_id, area_code, applicant_no, revision, row_no,
      state, wrong, key_index, content_sealed, decided_at, decided_by)
    select ${unit_no}, ${declaration_id}, ${area_code}, ${applicant_no}::bigint, ${revision}::int, one.*
    from unnest(${changes.map(change => change.rowNo)}::int[], ${states}::text[],
      ${changes.map(change => change.wrong)}::boolean[], ${changes.map(change => change.keyIndex)}::bytea[],
      ${contents}::bytea[], ${changes.map(change => change.decided?.at ?? null)}::timestamptz[],
      ${changes.map(change => change.decided?.by ?? null)}::bigint[]) as one
    on conflict (unit_no, declaration_id, row_no) do update set revision = excluded.revision, state = excluded.state,
      wrong = excluded.wrong, key_index = excluded.key_index, content_sealed = excluded.content_sealed,
      decided_at = coalesce(excluded.decided_at, kept.decided_at),
      decided_by = coalesce(excluded.decided_by, kept.decided_by)`.execute(tx)
}
