import { createHash } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { OperatorActor, PersonActor } from '#identity'
import { refuse, signToken, type Tx } from '#platform'
import { type CaseworkTables, casework } from '../tables.ts'

export type PairingRow = Selectable<CaseworkTables['casework.phone_pairing']>

/** Lifetime of a pairing. */
export const pairingMinutes = 10

/** The token in the QR code's URL: a 256-bit MAC, made with this installation's key, of an unguessable number. */
export const tokenOf = (pairingId: string) => signToken(pairingId, 'phone-pairing')

/** The hash of the token; the database stores nothing else of it. */
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest()

/** The account that opened the pairing; the phone acts on its behalf. */
export function openerOf(row: PairingRow): PersonActor | OperatorActor {
  const { opener_no: accountNo, opener_name: name } = row
  return row.opener_kind === 'person'
    ? { kind: 'person', accountNo, name, personNo: row.person_no ?? 0 }
    : { kind: 'operator', accountNo, name, unitNo: row.unit_no, certificate: false }
}

export type PairingState = 'waiting' | 'paired' | 'ended' | 'expired'

/** The state of a pairing at a given time. */
export function pairingState(row: PairingRow, at: Date): PairingState {
  if (row.ended_at !== null) return 'ended'
  if (at >= row.expires_at) return 'expired'
  return row.phone_hash === null ? 'waiting' : 'paired'
}

/** @throws Refusal when the pairing is no longer open, or bound to another phone. */
export function refuseUnlessOpen(row: PairingRow, at: Date, phone: Buffer): void {
  const state = pairingState(row, at)
  if (state === 'ended') refuse('conflict', '电脑上已结束手机上传。需要继续时，请在电脑上重新生成二维码。')
  if (state === 'expired') {
    refuse('conflict', `二维码已过期（${pairingMinutes} 分钟内有效），请在电脑上重新生成后再扫。`)
  }
  if (row.phone_hash !== null && !row.phone_hash.equals(phone)) {
    refuse('forbidden', '这个二维码已由另一部手机使用，请在电脑上重新生成后再扫。')
  }
}

/** The pairing of a declaration. */
export const pairingOf = (tx: Tx, unitNo: string, declarationId: string): Promise<PairingRow | undefined> =>
  byDeclaration(tx, unitNo, declarationId).executeTakeFirst()

/** The same, locked; the caller has locked the declaration. */
export const lockPairing = (tx: Tx, unitNo: string, declarationId: string): Promise<PairingRow | undefined> =>
  byDeclaration(tx, unitNo, declarationId).forUpdate().executeTakeFirst()

const byDeclaration = (tx: Tx, unitNo: string, declarationId: string) =>
  casework(tx)
    .selectFrom('casework.phone_pairing')
    .selectAll()
    .where('unit_no', '=', unitNo)
    .where('declaration_id', '=', declarationId)
