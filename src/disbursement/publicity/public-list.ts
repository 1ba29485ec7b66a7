import { sql } from 'kysely'
import type { Acting } from '#identity'
import { businessDate, type Fen, likePattern, pageAt, refuse, type Tx, workingDaysBetween } from '#platform'
import { agencyOf, normaliseName } from '#registry'
import { fileOf, type PublicLine, publicLines } from './public-file.ts'
import { type PublicityRow, publicities } from './tables.ts'

export const listsAPage = 20
const rowsAPage = 50

/** A published list as the public sees it. Total in fen, days YYYY-MM-DD. */
export interface PublicList {
  readonly publicityNo: number
  readonly title: string
  readonly startsOn: string
  readonly endsOn: string
  readonly workingDays: number
  /** working days after today during which objections are accepted; missing once the period is over */
  readonly daysLeft: number
  readonly over: boolean
  readonly units: number
  readonly totalFen: Fen
  readonly controlTotal: string
  /** last day on which it is public */
  readonly publicUntil: string
}

export interface PublicListPage {
  readonly list: PublicList
  readonly office: { readonly name: string; readonly phone: string; readonly address: string }
  readonly lines: readonly PublicLine[]
  readonly total: number
  readonly page: number
  readonly pages: number
}

/**
 * One list with the lines whose unit name contains `words`, fifty per page. Public until a year after its period, then
 * for officers only.
 * @throws Refusal 'not-found'.
 */
export async function publicList(
  tx: Tx,
  acting: Acting,
  search: { readonly publicityNo: number; readonly words?: string; readonly page?: number },
): Promise<PublicListPage> {
  const row = await getReadable(tx, acting, search.publicityNo)
  let found = publicLines(tx, row.publicity_no)
  const words = normaliseName(search.words ?? '')
  if (words) found = found.where('name_key', 'like', likePattern(words))
  const { total } = await found
    .clearSelect()
    .clearOrderBy()
    .select(sql<number>`count(*)`.as('total'))
    .executeTakeFirstOrThrow()
  const { offset, ...at } = pageAt(total, search.page ?? 1, rowsAPage)
  const lines = await found.limit(rowsAPage).offset(offset).execute()
  const { agencyName, phone, address } = await agencyOf(tx, row.area_code)
  const office = { name: agencyName, phone, address }
  return { list: publicListOf(row, acting.at), office, lines, total, ...at }
}

/** The file of a list, for download and comparison. @throws Refusal 'not-found' as `publicList`. */
export async function publicFile(tx: Tx, acting: Acting, publicityNo: number) {
  const { title } = await getReadable(tx, acting, publicityNo)
  return { title, file: await fileOf(tx, publicityNo) }
}

export const readable = (tx: Tx, acting: Acting) => {
  const published = publicities(tx).selectFrom('disbursement.publicity').where('published_at', 'is not', null)
  return acting.who.kind === 'officer'
    ? published
    : published.where('public_until', '>=', businessDate(acting.at))
}

/** The row of a list that the caller may read. @throws Refusal 'not-found'. */
export async function getReadable(tx: Tx, acting: Acting, publicityNo: number): Promise<PublicityRow> {
  const row = await readable(tx, acting)
    .selectAll()
    .where('publicity_no', '=', publicityNo)
    .executeTakeFirst()
  return row ?? refuse('not-found', '没有这个公示，可能尚未发布或已过公开期限。')
}

export function publicListOf(row: PublicityRow, at: Date): PublicList {
  const today = businessDate(at)
  const endsOn = row.ends_on ?? ''
  return {
    publicityNo: row.publicity_no,
    title: row.title,
    startsOn: row.starts_on ?? '',
    endsOn,
    workingDays: row.working_days,
    daysLeft: today > endsOn ? 0 : workingDaysBetween(today, endsOn),
    over: today > endsOn,
    units: row.units,
    totalFen: row.total_fen,
    controlTotal: row.control_total ?? '',
    publicUntil: row.public_until ?? '',
  }
}
