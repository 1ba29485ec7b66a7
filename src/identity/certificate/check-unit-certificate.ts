import { refuse, type Trust, type Tx } from '#platform'
import type { Acting, OperatorActor } from '../acting.ts'
import { findRegistered } from './find-registered.ts'
import { readTrustedCertificate, type TrustedCertificate, trustAnchors } from './trust-anchors.ts'

/** A certificate currently valid for the caller's unit, and the revocation lists it was checked against. */
export interface UnitCertificate extends TrustedCertificate {
  readonly certificateNo: number
  readonly trust: Trust
}

/**
 * Checks that a certificate may sign for the caller's unit now: chain, validity, key usage, revocation, registration.
 * The signature itself is checked by `verifySignatureBy`.
 * @param der the certificate, DER. @throws Refusal at `certificate`.
 */
export async function checkUnitCertificate(
  tx: Tx,
  acting: Acting<OperatorActor>,
  der: Uint8Array,
): Promise<UnitCertificate> {
  const trust = await trustAnchors(acting.runtime)
  const trusted = readTrustedCertificate(trust, der, acting.at, 'certificate')
  const row = await findRegistered(tx, trusted.certificate)
  if (row?.unitNo !== acting.who.unitNo) {
    return refuse('invalid', '该数字证书不是本单位登记使用的证书，请插入本单位的 UK。', 'certificate')
  }
  return { ...trusted, certificateNo: row.certificateNo, trust }
}
