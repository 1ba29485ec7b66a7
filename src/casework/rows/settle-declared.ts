import { sql } from 'kysely'
import type { Acting } from '#identity'
import { Refusal, type Tx } from '#platform'
import type { DeclarationRow } from '../declaration.ts'
import { changeRows, type RowChange } from './change-rows.ts'
import type { DeclaredRows, DraftRow } from './declared-rows.ts'
import { inBatches } from './in-batches.ts'
import type { ItemRows } from './rows-definition.ts'

/** What became of the rows of a submission. */
export interface Outcome {
  /** settled by the hall itself */
  readonly settled: number
  /** for an officer */
  readonly referred: number
}

/**
 * Freezes the rows that are submitted; the hall settles those without a doubt, the others wait for an officer. Runs in
 * the transaction of the submission.
 */
export async function settleDeclared(
  tx: Tx,
  acting: Acting,
  rows: ItemRows,
  { row, declared: { going } }: { readonly row: DeclarationRow; readonly declared: DeclaredRows },
): Promise<Outcome> {
  const certain = going.filter(one => one.doubts.length === 0)
  const doubts = new Map(going.map(one => [one.rowNo, one.doubts]))
  await inBatches(certain, async some => {
    for (const [rowNo, words] of await settled(tx, acting, rows, { row, some })) doubts.set(rowNo, words)
    return []
  })
  const changes = going.map(one => changeOf(acting, one, doubts.get(one.rowNo) ?? []))
  await changeRows(tx, row, changes)
  const referred = changes.filter(one => one.verb === 'refer').length
  return { settled: going.length - referred, referred }
}

function changeOf(acting: Acting, draft: DraftRow, doubts: readonly string[]): RowChange {
  const { rowNo, keyIndex, readable, stored } = draft
  const { words: _, ...before } = stored.content
  return {
    rowNo,
    before: 'draft',
    wrong: false,
    keyIndex,
    content: { ...before, findings: [], doubts, readable },
    ...(doubts.length > 0 ? { verb: 'refer' } : { verb: 'settle', decided: { at: acting.at, by: null } }),
  }
}

interface Some {
  readonly row: DeclarationRow
  readonly some: readonly DraftRow[]
}

/** Lets rows take effect, all together or else one by one. @returns why those did not that were refused */
async function settled(
  tx: Tx,
  acting: Acting,
  rows: ItemRows,
  { row, some }: Some,
): Promise<Map<number, string[]>> {
  const keyed = some.map(({ rowNo, values }) => {
    return { unitNo: row.unit_no, declarationId: row.declaration_id, rowNo, values }
  })
  const refused = new Map<number, string[]>()
  if (!(await refusalOf(tx, () => rows.settle(tx, acting, keyed)))) return refused
  for (const one of keyed) {
    const refusal = await refusalOf(tx, () => rows.settle(tx, acting, [one]))
    if (refusal)
      refused.set(
        one.rowNo,
        refusal.findings.map(finding => finding.sentence),
      )
  }
  return refused
}

/** Runs part of a transaction; what it wrote is undone where it is refused. */
async function refusalOf(tx: Tx, run: () => Promise<void>): Promise<Refusal | undefined> {
  await sql`savepoint of_rows`.execute(tx)
  try {
    await run()
    await sql`release savepoint of_rows`.execute(tx)
    return undefined
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await sql`rollback to savepoint of_rows`.execute(tx)
    return error
  }
}
