import { sql } from 'kysely'
import type { Fen, Tx } from '#platform'
import { shareOf } from '../share-of.ts'
import type { UnsettledShare } from './unsettled-shares.ts'

/** What is owed for a month of a person's insurance, in fen. */
export interface OwedShare extends UnsettledShare {
  readonly unitDueFen: Fen
  readonly personDueFen: Fen
}

/** The parts that these months cost. @throws Refusal where one has no parameters. */
export const owedShares = (shares: readonly UnsettledShare[], areaCode: string): readonly OwedShare[] =>
  shares.map(share => ({ ...share, ...shareOf(share, areaCode) }))

/** Puts what is owed for people on record, in columns: one statement of one text, however many there are. */
export async function writeShares(
  tx: Tx,
  of: { readonly unit_no: string; readonly area_code: string; readonly bill_no: number },
  rows: readonly OwedShare[],
): Promise<void> {
  await sql`
    insert into registry.person_contribution (unit_no, area_code, bill_no, month, insurance, person_no, base_fen,
      unit_due_fen, person_due_fen)
    select ${of.unit_no}, ${of.area_code}, ${of.bill_no}::bigint, share.*
    from unnest(${rows.map(row => row.month)}::text[], ${rows.map(row => row.insurance)}::text[],
      ${rows.map(row => row.person_no)}::bigint[], ${rows.map(row => row.base_fen)}::bigint[],
      ${rows.map(row => row.unitDueFen)}::bigint[], ${rows.map(row => row.personDueFen)}::bigint[]) share`.execute(
    tx,
  )
}
