import { type Runtime, readCertificate, revocationFault, trustIn } from '#platform'
import type { CertificateState } from '../tables.ts'

/** The certificate that opened a session, as it is on record. */
export interface BoundCertificate {
  readonly der: Buffer
  readonly state: CertificateState
  readonly validTo: Date
}

/**
 * Whether the certificate that opened a session still grants full functions: in use, valid, not revoked. If it has been
 * reported lost or revoked since, the session continues with the rights of 免数字证书登陆.
 */
export async function certificateHolds(
  { config }: Runtime,
  certificate: BoundCertificate | undefined,
  at: Date,
): Promise<boolean> {
  if (!certificate || config.caDir === undefined) return false
  if (certificate.state !== 'active' || at > certificate.validTo) return false
  return revocationFault(await trustIn(config.caDir), readCertificate(certificate.der), at) === undefined
}
