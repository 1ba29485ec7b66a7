import type { Acting, Member } from '#identity'
import type { Tx } from '#platform'
import { getDeclaration } from '../find-declaration.ts'
import { type PairingState, pairingOf, pairingState, tokenOf } from './pairing.ts'

/** A pairing as shown on the computer that opened it. */
export interface Pairing {
  readonly kind: string
  readonly materialId: string | undefined
  readonly state: PairingState
  readonly expiresAt: Date
  /** pages received from the phone */
  readonly taken: number
  /** token for the QR code; undefined once it is no longer usable */
  readonly token: string | undefined
  /** changes whenever the page has something new to show */
  readonly seen: string
}

/** The newest pairing of a declaration. @throws Refusal when the caller may not see it. */
export async function findPairing(
  tx: Tx,
  acting: Acting<Member>,
  declarationId: string,
): Promise<Pairing | undefined> {
  const declaration = await getDeclaration(tx, declarationId)
  const row = await pairingOf(tx, declaration.unit_no, declarationId)
  if (!row) return undefined
  const state = pairingState(row, acting.at)
  return {
    kind: row.kind,
    materialId: row.material_id ?? undefined,
    state,
    expiresAt: row.expires_at,
    taken: row.taken,
    token: state === 'waiting' ? tokenOf(row.pairing_id) : undefined,
    seen: `${row.pairing_id}-${state}-${row.taken}`,
  }
}
