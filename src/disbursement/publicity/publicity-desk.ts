import { sql } from 'kysely'
import type { Acting, OfficerActor } from '#identity'
import { areaPrefix, type Tx } from '#platform'
import { type Publicity, publicityOf } from './publicity.ts'
import { publicities } from './tables.ts'

/** A list with its open work. */
export interface PublicityOnDesk extends Publicity {
  /** cases still on it */
  readonly open: number
  /** of these, held because something changed */
  readonly held: number
  /** undecided objections */
  readonly objections: number
}

/** 公示管理: the lists of the officer's area, newest first, at most 200. */
export async function publicityDesk(tx: Tx, acting: Acting<OfficerActor>): Promise<PublicityOnDesk[]> {
  const rows = await publicities(tx)
    .selectFrom('disbursement.publicity as list')
    .selectAll('list')
    .select([
      sql<number>`(select count(*) from disbursement.publicity_case as one
          where one.publicity_no = list.publicity_no and one.outcome is null)`.as('open'),
      sql<number>`(select count(*) from disbursement.publicity_case as one
          where one.publicity_no = list.publicity_no and one.outcome is null and one.held_at is not null)`.as(
        'held',
      ),
      sql<number>`(select count(*) from disbursement.objection as one
          where one.publicity_no = list.publicity_no and one.outcome is null)`.as('objections'),
    ])
    .where('list.area_code', 'like', `${areaPrefix(acting.who.areaCode)}%`)
    .orderBy('list.publicity_no', 'desc')
    .limit(200)
    .execute()
  return rows.map(({ open, held, objections, ...row }) => ({
    ...publicityOf(row, acting.at),
    open,
    held,
    objections,
  }))
}
