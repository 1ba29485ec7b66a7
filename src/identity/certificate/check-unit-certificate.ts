import { refuse, type Trust, type Tx } from '#platform'
import type { Acting, OperatorActor } from '../acting.ts'
import { findRegistered } from './find-registered.ts'
import { readTrustedCertificate, type TrustedCertificate, trustAnchors } from './trust-anchors.ts'

/** A certificate that speaks for the caller's unit now, and by which lists that was checked. */
export interface UnitCertificate extends TrustedCertificate {
  readonly certificateNo: number
  readonly trust: Trust
}

/**
 * Whether a certificate may sign for the caller's unit at this moment: chain, validity, key usage, revocation,
 * registration. The signature itself is `verifySignatureBy`'s.
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
