import { refuse, type Tx } from '#platform'
import { type CaseOutcome, type CaseRow, publicities } from './tables.ts'

/** One round of a case. */
export type RoundKey = Pick<CaseRow, 'unit_no' | 'declaration_id' | 'round'>

/** Reads and locks one round of a case. */
export async function lockRound(tx: Tx, key: RoundKey): Promise<CaseRow> {
  return await ofRound(tx, key).selectAll().forUpdate().executeTakeFirstOrThrow()
}

/** A case still in publicity. @throws Refusal 'conflict' when it has left, or the caller may not see it. */
export async function getOpenCase(tx: Tx, declarationId: string): Promise<CaseRow> {
  return (await openCase(tx, declarationId).executeTakeFirst()) ?? hasLeft()
}

/** The same, locked. */
export async function lockOpenCase(tx: Tx, declarationId: string): Promise<CaseRow> {
  return (await openCase(tx, declarationId).forUpdate().executeTakeFirst()) ?? hasLeft()
}

const openCase = (tx: Tx, declarationId: string) =>
  publicities(tx)
    .selectFrom('disbursement.publicity_case')
    .selectAll()
    .where('declaration_id', '=', declarationId)
    .where('outcome', 'is', null)

const hasLeft = (): never => refuse('conflict', '该单位已不在公示环节，请刷新页面查看最新状态。')

/** Whether it has an undecided objection. */
export async function isObjectedTo(tx: Tx, key: RoundKey): Promise<boolean> {
  const open = await publicities(tx)
    .selectFrom('disbursement.objection')
    .select('receipt')
    .where('unit_no', '=', key.unit_no)
    .where('declaration_id', '=', key.declaration_id)
    .where('round', '=', key.round)
    .where('outcome', 'is', null)
    .executeTakeFirst()
  return open !== undefined
}

/**
 * Marks the case as having left publicity; after the last one its list is finished. The caller moves the declaration.
 */
export async function leave(tx: Tx, at: Date, row: CaseRow, outcome: CaseOutcome): Promise<void> {
  await publicities(tx)
    .updateTable('disbursement.publicity_case')
    .set({ outcome, ended_at: at })
    .where('unit_no', '=', row.unit_no)
    .where('declaration_id', '=', row.declaration_id)
    .where('round', '=', row.round)
    .execute()
  if (row.publicity_no === null) return
  await publicities(tx)
    .updateTable('disbursement.publicity as list')
    .set({ finished_at: at })
    .where('list.publicity_no', '=', row.publicity_no)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('disbursement.publicity_case as one')
            .select('one.unit_no')
            .where('one.publicity_no', '=', row.publicity_no)
            .where('one.outcome', 'is', null),
        ),
      ),
    )
    .execute()
}

const ofRound = (tx: Tx, key: RoundKey) =>
  publicities(tx)
    .selectFrom('disbursement.publicity_case')
    .where('unit_no', '=', key.unit_no)
    .where('declaration_id', '=', key.declaration_id)
    .where('round', '=', key.round)
