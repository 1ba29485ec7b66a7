import type { Acting, Member } from '#identity'
import type { Tx } from '#platform'
import { lockDeclaration } from '../lock-declaration.ts'
import { casework } from '../tables.ts'

/** 结束手机上传: the phone can send no more pages; those it sent stay. */
export async function endPairing(tx: Tx, acting: Acting<Member>, declarationId: string): Promise<void> {
  const row = await lockDeclaration(tx, declarationId)
  await casework(tx)
    .updateTable('casework.phone_pairing')
    .set({ ended_at: acting.at })
    .where('unit_no', '=', row.unit_no)
    .where('declaration_id', '=', declarationId)
    .where('ended_at', 'is', null)
    .execute()
}
