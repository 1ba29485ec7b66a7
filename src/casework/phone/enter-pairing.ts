import { type Acting, commandAsHall, limit, type OperatorActor, type PersonActor } from '#identity'
import { blindIndex, refuse, type Tx } from '#platform'
import { casework } from '../tables.ts'
import { isOpenState } from '../workflow.ts'
import { openerOf, type PairingRow, refuseUnlessOpen, tokenHash } from './pairing.ts'

/** What the phone sees: which item and which material, but not whose. */
export interface Entered {
  readonly itemCode: string
  readonly kind: string
  readonly taken: number
}

/** A phone is identified by the visitor number in its cookie. */
export const phoneHash = (acting: Acting): Buffer => blindIndex(acting.origin.visitor, 'phone-pairing')

/**
 * Enters a pairing from its QR code: the first phone is bound to it, any other is refused. In a separate transaction,
 * since the page that shows the pairing only reads.
 * @throws Refusal for an unknown, expired, ended or taken code, and after submission.
 */
export async function enterPairing(acting: Acting, token: string): Promise<Entered> {
  await limit(acting.runtime, 'phone-address', acting.origin.ip)
  return await commandAsHall(acting, async tx => {
    const { row, itemCode } = await openRow(tx, acting, token, { lock: true })
    if (row.phone_hash === null) {
      await casework(tx)
        .updateTable('casework.phone_pairing')
        .set({ phone_hash: phoneHash(acting) })
        .where('unit_no', '=', row.unit_no)
        .where('declaration_id', '=', row.declaration_id)
        .execute()
    }
    return { itemCode, kind: row.kind, taken: row.taken }
  })
}

/** The account and declaration that a phone may send pages for; in the hall's scope. @throws as `enterPairing`. */
export async function openerFor(
  tx: Tx,
  acting: Acting,
  token: string,
): Promise<{ who: PersonActor | OperatorActor; declarationId: string }> {
  const { row } = await openRow(tx, acting, token, { lock: false })
  if (row.phone_hash === null) refuse('forbidden', '请重新扫描电脑上的二维码。')
  return { who: openerOf(row), declarationId: row.declaration_id }
}

async function openRow(
  tx: Tx,
  acting: Acting,
  token: string,
  { lock }: { readonly lock: boolean },
): Promise<{ row: PairingRow; itemCode: string }> {
  const row = await casework(tx)
    .selectFrom('casework.phone_pairing')
    .selectAll()
    .where('token_hash', '=', tokenHash(token))
    .$if(lock, query => query.forUpdate())
    .executeTakeFirst()
  if (!row) return refuse('not-found', '二维码无效，或已换成新的二维码。请扫描电脑上最新的二维码。')
  refuseUnlessOpen(row, acting.at, phoneHash(acting))
  const declaration = await casework(tx)
    .selectFrom('casework.declaration')
    .select(['item_code', 'state'])
    .where('unit_no', '=', row.unit_no)
    .where('declaration_id', '=', row.declaration_id)
    .executeTakeFirstOrThrow()
  if (!isOpenState(declaration.state)) {
    return refuse('conflict', '这笔申报已经提交或删除，不能再上传材料。')
  }
  return { row, itemCode: declaration.item_code }
}
