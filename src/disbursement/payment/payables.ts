import { sql } from 'kysely'
import { type Fen, likePattern, pageAt, type Tx } from '#platform'
import { cleanText } from '#registry'
import { payments } from './tables.ts'

/** Filter for payables: one item, one year (its subject), one unit by name or number. */
export interface PayableSearch {
  readonly itemCode?: string
  readonly subject?: string
  readonly words?: string
  readonly page?: number
}

/** 待拨付款项: a payable waiting for a batch; amount in fen. */
interface Payable {
  readonly unitNo: string
  readonly unitName: string
  readonly declarationId: string
  readonly serial: string
  readonly itemCode: string
  readonly subject: string
  readonly attempt: number
  readonly amountFen: Fen
  readonly enteredAt: Date
  /** blocked by an undecided dispute with the bank's answer */
  readonly held: boolean
}

export interface FoundPayables {
  readonly rows: readonly Payable[]
  readonly total: number
  readonly totalFen: Fen
  readonly page: number
  readonly pages: number
}

const rowsAPage = 20

/** The open payables of the officer's area in batch order, twenty per page, with their sum. */
export async function payables(tx: Tx, search: PayableSearch): Promise<FoundPayables> {
  const found = openPayables(tx, search)
  const { total, totalFen } = await found
    .select([
      sql<number>`count(*)`.as('total'),
      sql<number>`coalesce(sum(amount_fen), 0)::bigint`.as('totalFen'),
    ])
    .executeTakeFirstOrThrow()
  const { offset, ...at } = pageAt(total, search.page ?? 1, rowsAPage)
  const rows = await inOrder(found).selectAll().select(held).limit(rowsAPage).offset(offset).execute()
  return { total, totalFen, ...at, rows: rows.map(payableOf) }
}

function payableOf(row: {
  unit_no: string
  unit_name: string
  declaration_id: string
  serial: string
  item_code: string
  subject: string
  attempt: number
  amount_fen: number
  entered_at: Date
  held: boolean
}): Payable {
  return {
    unitNo: row.unit_no,
    unitName: row.unit_name,
    declarationId: row.declaration_id,
    serial: row.serial,
    itemCode: row.item_code,
    subject: row.subject,
    attempt: row.attempt,
    amountFen: row.amount_fen,
    enteredAt: row.entered_at,
    held: row.held,
  }
}

/** While the bank's answers about a case contradict each other, none of its money may be sent again. */
export const held = sql<boolean>`exists (select from disbursement.answer_line a
  join disbursement.line l on l.unit_no = a.unit_no and l.batch_no = a.batch_no and l.line_no = a.line_no
  where a.state = 'disputed' and l.unit_no = payable.unit_no and l.declaration_id = payable.declaration_id)`.as(
  'held',
)

export function openPayables(tx: Tx, { itemCode, subject, words }: PayableSearch) {
  let found = payments(tx).selectFrom('disbursement.payable').where('state', '=', 'open')
  if (itemCode) found = found.where('item_code', '=', itemCode)
  if (subject) found = found.where('subject', '=', subject)
  const text = cleanText(words ?? '')
  if (text) {
    const like = likePattern(text)
    found = found.where(row =>
      row.or([row('unit_name', 'like', like), row('unit_no', '=', text), row('serial', '=', text)]),
    )
  }
  return found
}

/**
 * Priority order: payments that the bank returned first, since their budget was already allocated; then by time of
 * submission, using the day and running number in the serial number.
 */
export function inOrder(found: ReturnType<typeof openPayables>) {
  return found
    .orderBy(sql`attempt = 1`)
    .orderBy(sql`substring(serial from 7 for 8)`)
    .orderBy(sql`substring(serial from 18 for 6)`)
    .orderBy('payable_no')
}
