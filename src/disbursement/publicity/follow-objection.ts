import { type Acting, limit } from '#identity'
import { asHall, refuse, type Tx } from '#platform'
import { fieldKinds } from '#registry'
import { type Evidence, evidenceOf } from './evidence.ts'
import { type Objection, objectionOf, objectionsWithTitle, unsealWords } from './objection.ts'

/** An objection as its objector sees it. */
export interface FollowedObjection {
  readonly objection: Objection
  readonly evidence: readonly Evidence[]
}

/** Finds an objection by its secret id. @throws Refusal 'not-found'. */
export async function followObjection(tx: Tx, objectionId: string): Promise<FollowedObjection> {
  return await asHall(tx, async tx => {
    const row = await objectionsWithTitle(tx).where('objection_id', '=', objectionId).executeTakeFirst()
    if (!row) return refuse('not-found', '没有这个异议，请用回执编号和手机号后四位查询。')
    return { objection: objectionOf(row), evidence: await evidenceOf(tx, row) }
  })
}

/**
 * 异议查询: the secret id of an objection, given its receipt number and the last four digits of the mobile.
 * @throws Refusal 'not-found' with the same message whichever of the two is wrong; 'too-many' after repeated guesses.
 */
export async function findObjection(
  tx: Tx,
  acting: Acting,
  { receipt, lastFour }: { readonly receipt: string; readonly lastFour: string },
): Promise<string> {
  const { clean } = fieldKinds['sms-code']
  const receiptNo = clean(receipt)
  await limit(acting.runtime, 'receipt-address', acting.origin.ip)
  await limit(acting.runtime, 'receipt-number', receiptNo)
  const row = await asHall(tx, tx =>
    objectionsWithTitle(tx).where('receipt', '=', receiptNo).executeTakeFirst(),
  )
  if (!row || unsealWords(row).mobile.slice(-4) !== clean(lastFour)) {
    return refuse('invalid', '回执编号或手机号后四位不正确。', 'receipt')
  }
  return row.objection_id
}
