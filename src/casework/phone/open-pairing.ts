import { nanoid } from 'nanoid'
import { type Acting, limit, type OperatorActor, type PersonActor } from '#identity'
import { refuse, type Tx } from '#platform'
import { type Catalogue, getItem } from '../catalogue.ts'
import { ownedBy } from '../declaration.ts'
import { roomForPage } from '../materials/append-page.ts'
import { roomForMaterial } from '../materials/begin-material.ts'
import { lockOpen } from '../materials/lock-open.ts'
import { openMaterial } from '../materials/open-material.ts'
import { casework } from '../tables.ts'
import { pairingMinutes, tokenHash, tokenOf } from './pairing.ts'

interface NewPairing {
  readonly declarationId: string
  readonly kind: string
  /** the material to add pages to; a new one if missing */
  readonly materialId?: string | undefined
}

/**
 * 手机扫码上传: for ten minutes the first phone that scans the QR code may add pages to this one material, on behalf of the
 * account that opened the pairing. A declaration has one pairing at a time: an earlier QR code becomes invalid.
 * @throws Refusal when the declaration is not open, or the material is full or no longer exists.
 */
export async function openPairing(
  tx: Tx,
  acting: Acting<PersonActor | OperatorActor>,
  catalogue: Catalogue,
  { declarationId, kind, materialId }: NewPairing,
): Promise<void> {
  await limit(acting.runtime, 'pairing-account', String(acting.who.accountNo))
  const row = await lockOpen(tx, acting, declarationId)
  if (materialId === undefined) await roomForMaterial(tx, getItem(catalogue, row.item_code), row, kind)
  else {
    const open = await openMaterial(tx, acting, catalogue, { declarationId, materialId })
    if (open.material.kind !== kind) refuse('invalid', '没有这种电子材料。')
    roomForPage(open)
  }
  const pairingId = nanoid()
  const made = {
    pairing_id: pairingId,
    token_hash: tokenHash(tokenOf(pairingId)),
    kind,
    material_id: materialId ?? null,
    opener_kind: acting.who.kind,
    opener_no: acting.who.accountNo,
    opener_name: acting.who.name,
    person_no: acting.who.kind === 'person' ? acting.who.personNo : null,
    opened_at: acting.at,
    expires_at: new Date(acting.at.getTime() + pairingMinutes * 60_000),
    ended_at: null,
    phone_hash: null,
    taken: 0,
  }
  await casework(tx)
    .insertInto('casework.phone_pairing')
    .values({ ...ownedBy(row), ...made })
    .onConflict(conflict => conflict.columns(['unit_no', 'declaration_id']).doUpdateSet(made))
    .execute()
}
