import { type Acting, frozenAmong, type OfficerActor } from '#identity'
import { type Fen, pageAt, type Tx } from '#platform'
import { getPublicity, type Publicity, publicityOf } from './publicity.ts'
import { type CaseOutcome, type CaseRow, publicities } from './tables.ts'

const rowsAPage = 50

/** One case on a list, as officers see it. Amount in fen. */
export interface PublicityCase {
  readonly declarationId: string
  readonly unitNo: string
  readonly unitName: string
  readonly unitSize: string
  readonly amountFen: Fen
  readonly outcome: CaseOutcome | null
  /** why it was held at the end of the period */
  readonly heldReason: string | null
}

/** A case as its list shows it. */
export interface ListedCase extends PublicityCase {
  /** the unit's registration is frozen: the case waits for an officer's decision on that */
  readonly frozen: boolean
}

export interface PublicityWithCases {
  readonly publicity: Publicity
  readonly rows: readonly ListedCase[]
  readonly total: number
  readonly page: number
  readonly pages: number
}

/**
 * A list with its cases, fifty per page, held ones first.
 * @throws Refusal 'not-found', also for one in another area.
 */
export async function publicityCases(
  tx: Tx,
  acting: Acting<OfficerActor>,
  { publicityNo, page: wanted = 1 }: { readonly publicityNo: number; readonly page?: number },
): Promise<PublicityWithCases> {
  const publicity = publicityOf(await getPublicity(tx, acting, publicityNo), acting.at)
  const { offset, ...at } = pageAt(publicity.units, wanted, rowsAPage)
  const rows = await publicities(tx)
    .selectFrom('disbursement.publicity_case')
    .selectAll()
    .where('publicity_no', '=', publicityNo)
    .orderBy(row => row.and([row('held_at', 'is not', null), row('outcome', 'is', null)]), 'desc')
    .orderBy('unit_no')
    .orderBy('declaration_id')
    .limit(rowsAPage)
    .offset(offset)
    .execute()
  const frozen = await frozenAmong(
    tx,
    rows.map(row => row.unit_no),
  )
  const listed = rows.map(row => ({ ...publicityCaseOf(row), frozen: frozen.has(row.unit_no) }))
  return { publicity, rows: listed, total: publicity.units, ...at }
}

export function publicityCaseOf(row: CaseRow): PublicityCase {
  return {
    declarationId: row.declaration_id,
    unitNo: row.unit_no,
    unitName: row.unit_name,
    unitSize: row.unit_size,
    amountFen: row.amount_fen,
    outcome: row.outcome,
    heldReason: row.held_reason,
  }
}
