import { type Acting, type Member, query } from '#identity'
import { lockDeclaration } from '../lock-declaration.ts'
import { lockPairing, type PairingState, pairingState, tokenOf } from './pairing.ts'

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
  acting: Acting<Member>,
  declarationId: string,
): Promise<Pairing | undefined> {
  return await query(acting, async tx => {
    const declaration = await lockDeclaration(tx, declarationId)
    const row = await lockPairing(tx, declaration.unit_no, declarationId)
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
  })
}
