import type { Trust } from '#platform'
import type { Acting, OperatorActor } from '../acting.ts'
import { query } from '../command.ts'
import { ownCertificate } from './own-certificate.ts'
import { readTrustedCertificate, type TrustedCertificate, trustAnchors } from './trust-anchors.ts'

/** A certificate currently valid for the caller's unit, and the revocation lists it was checked against. */
export interface UnitCertificate extends TrustedCertificate {
  readonly certificateNo: number
  readonly trust: Trust
}

/**
 * Checks that a certificate may sign for the caller's unit now: chain, validity, key usage, revocation, registration.
 * The signature itself is checked by `verifySignatureBy`. Verifies signatures of authorities, so not for use inside a
 * transaction, which asks `ownCertificate` once more.
 * @param der the certificate, DER. @throws Refusal at `certificate`.
 */
export async function checkUnitCertificate(
  acting: Acting<OperatorActor>,
  der: Uint8Array,
): Promise<UnitCertificate> {
  const trust = await trustAnchors(acting.runtime)
  const trusted = readTrustedCertificate(trust, der, acting.at, 'certificate')
  const certificateNo = await query(acting, tx => ownCertificate(tx, acting, trusted.certificate))
  return { ...trusted, certificateNo, trust }
}
