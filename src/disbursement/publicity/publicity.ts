import type { Acting, OfficerActor } from '#identity'
import { areaRange, businessDate, type Fen, refuse, type Tx } from '#platform'
import { type PublicityRow, publicities } from './tables.ts'

/** Status of a list: 待发布, 公示中, 公示已结束, 已撤销. */
export type PublicityState = 'prepared' | 'running' | 'over' | 'withdrawn'

/** One list (公示批次) of an area, as officers see it. Amounts in fen, days YYYY-MM-DD. */
export interface Publicity {
  readonly publicityNo: number
  readonly areaCode: string
  readonly itemCode: string
  readonly title: string
  readonly workingDays: number
  readonly state: PublicityState
  readonly preparedBy: number
  readonly preparedName: string
  readonly preparedAt: Date
  readonly publishedName: string | null
  readonly startsOn: string
  /** last day of the period, inclusive */
  readonly endsOn: string
  readonly units: number
  readonly totalFen: Fen
  /** SHA-256 of the public file */
  readonly controlTotal: string
  /** all cases have left it */
  readonly finished: boolean
}

export function publicityOf(row: PublicityRow, at: Date): Publicity {
  return {
    publicityNo: row.publicity_no,
    areaCode: row.area_code,
    itemCode: row.item_code,
    title: row.title,
    workingDays: row.working_days,
    state: stateOf(row, at),
    preparedBy: row.prepared_by,
    preparedName: row.prepared_name,
    preparedAt: row.prepared_at,
    publishedName: row.published_name,
    startsOn: row.starts_on ?? '',
    endsOn: row.ends_on ?? '',
    units: row.units,
    totalFen: row.total_fen,
    controlTotal: row.control_total ?? '',
    finished: row.finished_at !== null,
  }
}

/** A period ends at midnight after its last day. */
export function stateOf(row: Pick<PublicityRow, 'withdrawn_at' | 'ends_on'>, at: Date): PublicityState {
  if (row.withdrawn_at) return 'withdrawn'
  if (!row.ends_on) return 'prepared'
  return businessDate(at) > row.ends_on ? 'over' : 'running'
}

/** A list of the officer's area; other areas' published lists are read through the portal. @throws Refusal 'not-found' */
export async function getPublicity(
  tx: Tx,
  { who }: Acting<OfficerActor>,
  publicityNo: number,
): Promise<PublicityRow> {
  const { from, to } = areaRange(who.areaCode)
  const row = await byNumber(tx, publicityNo)
    .where('area_code', '>=', from)
    .where('area_code', '<', to)
    .executeTakeFirst()
  return row ?? noSuchList()
}

/** Reads a list and locks it until the transaction ends. @throws Refusal 'not-found', also for one in another area. */
async function lockPublicity(tx: Tx, publicityNo: number): Promise<PublicityRow> {
  const row = await byNumber(tx, publicityNo).forUpdate().executeTakeFirst()
  return row ?? noSuchList()
}

const byNumber = (tx: Tx, publicityNo: number) =>
  publicities(tx).selectFrom('disbursement.publicity').selectAll().where('publicity_no', '=', publicityNo)

const noSuchList = (): never => refuse('not-found', '没有这个公示批次。')

/** An unpublished list, locked. @throws Refusal 'conflict' when it is published or withdrawn. */
export async function lockPrepared(tx: Tx, publicityNo: number, at: Date): Promise<PublicityRow> {
  const row = await lockPublicity(tx, publicityNo)
  if (stateOf(row, at) !== 'prepared') refuse('conflict', '该批次已发布或已撤销，请刷新页面查看最新状态。')
  return row
}
