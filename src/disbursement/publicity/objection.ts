import { z } from 'zod'
import { refuse, seal, type Tx, unsealAs } from '#platform'
import { maskMobile, maskName } from '#registry'
import { sealed } from '../sealed.ts'
import { type ObjectionOutcome, type ObjectionRow, publicities } from './tables.ts'

/** The objector and the reason: personal data, sealed as a whole. */
export interface ObjectionWords {
  readonly name: string
  readonly mobile: string
  readonly reason: string
}

const wordsSchema: z.ZodType<ObjectionWords> = z.looseObject({
  name: z.string(),
  mobile: z.string(),
  reason: z.string(),
})

/** Status of an objection: 待受理, 核查中, 异议成立, 异议不成立. */
export type ObjectionState = 'raised' | 'accepted' | ObjectionOutcome

/** An objection to a unit on a list. */
export interface Objection extends ObjectionWords {
  readonly objectionId: string
  readonly receipt: string
  readonly publicityNo: number
  readonly title: string
  readonly areaCode: string
  readonly declarationId: string
  readonly unitName: string
  readonly state: ObjectionState
  readonly raisedAt: Date
  readonly acceptedBy: number | null
  readonly acceptedName: string | null
  readonly acceptedAt: Date | null
  readonly decidedName: string | null
  readonly decidedAt: Date | null
  readonly decision: string | null
}

export const sealWords = (words: ObjectionWords, of: Pick<ObjectionRow, 'objection_id'>): Buffer =>
  seal(JSON.stringify(words), sealed.objection, of)

export const unsealWords = (row: Pick<ObjectionRow, 'objection_id' | 'words_sealed'>): ObjectionWords =>
  unsealAs(wordsSchema, row.words_sealed, sealed.objection, row)

/** `seenBy` is the viewing officer: only the one who accepted it sees the objector's contact. */
export function objectionOf(row: ObjectionRow & { readonly title: string }, seenBy?: number): Objection {
  const words = unsealWords(row)
  const own = row.accepted_by !== null && row.accepted_by === seenBy
  return {
    objectionId: row.objection_id,
    receipt: row.receipt,
    publicityNo: row.publicity_no,
    title: row.title,
    areaCode: row.area_code,
    declarationId: row.declaration_id,
    unitName: row.unit_name,
    name: own ? words.name : maskName(words.name),
    mobile: own ? words.mobile : maskMobile(words.mobile),
    reason: words.reason,
    state: row.outcome ?? (row.accepted_at ? 'accepted' : 'raised'),
    raisedAt: row.raised_at,
    acceptedBy: row.accepted_by,
    acceptedName: row.accepted_name,
    acceptedAt: row.accepted_at,
    decidedName: row.decided_name,
    decidedAt: row.decided_at,
    decision: row.decision,
  }
}

/** Objections joined with the title of their list. */
export const objectionsWithTitle = (tx: Tx) =>
  publicities(tx)
    .selectFrom('disbursement.objection as objection')
    .innerJoin('disbursement.publicity as list', 'list.publicity_no', 'objection.publicity_no')
    .selectAll('objection')
    .select('list.title as title')

/** Reads and locks an objection. @throws Refusal 'not-found', also for one in another area. */
export async function lockObjection(tx: Tx, objectionId: string): Promise<ObjectionRow> {
  const row = await publicities(tx)
    .selectFrom('disbursement.objection')
    .selectAll()
    .where('objection_id', '=', objectionId)
    .forUpdate()
    .executeTakeFirst()
  return row ?? refuse('not-found', '没有这个异议。')
}
