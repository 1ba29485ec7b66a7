import { sql } from 'kysely'
import type { Fen, Tx } from '#platform'
import { agencyOf } from '#registry'
import { publicities } from './tables.ts'

/** Waiting cases that can share a list: one area, item and subject. Amount in fen. */
export interface WaitingGroup {
  readonly areaCode: string
  readonly areaName: string
  readonly itemCode: string
  readonly subject: string
  readonly units: number
  readonly totalFen: Fen
}

/** 待公示: cases waiting in the officer's area, by area and item. */
export async function waitingGroups(tx: Tx): Promise<WaitingGroup[]> {
  const rows = await publicities(tx)
    .selectFrom('disbursement.publicity_case')
    .select(['area_code', 'item_code', 'subject'])
    .select([sql<number>`count(*)`.as('units'), sql<Fen>`sum(amount_fen)::bigint`.as('total_fen')])
    .where('publicity_no', 'is', null)
    .where('outcome', 'is', null)
    .groupBy(['area_code', 'item_code', 'subject'])
    .orderBy('area_code')
    .orderBy('item_code')
    .orderBy('subject')
    .execute()
  const groups: WaitingGroup[] = []
  for (const row of rows) {
    const { areaName } = await agencyOf(tx, row.area_code)
    const { area_code: areaCode, item_code: itemCode, subject, units, total_fen: totalFen } = row
    groups.push({ areaCode, areaName, itemCode, subject, units, totalFen })
  }
  return groups
}
