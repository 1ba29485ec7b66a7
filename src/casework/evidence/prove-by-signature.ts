import { type Acting, type Member, ownCertificate, type UnitCertificate } from '#identity'
import { type Certificate, refuse, type Trust, type Tx } from '#platform'
import { sha256Of } from './statement.ts'
import type { SubmissionProof } from './submission-proof.ts'

/** A UKey's signature over the statement shown on the page. */
export interface GivenSignature {
  /** SHA-256 of the statement that was shown, hex */
  readonly statement: string
  /** DER, Base64 */
  readonly certificate: string
  /** Base64 */
  readonly signature: string
}

/** A signature that holds over `statement`, by a certificate of the caller's unit. */
export interface VerifiedSignature {
  readonly statement: string
  readonly signature: Buffer
  readonly certified: UnitCertificate
}

export const statementChanged = '您打开本页后申报内容有变化，没有提交。请重新核对下面的内容，再签章。'

/**
 * 签章: the statement that the locked row gives now must be the one whose signature was verified, and the certificate
 * still registered for the unit. @throws Refusal
 */
export async function proveBySignature(
  tx: Tx,
  acting: Acting<Member>,
  statement: string,
  verified: VerifiedSignature,
): Promise<SubmissionProof> {
  const { who } = acting
  if (who.kind !== 'operator') return refuse('forbidden', '只有单位可以用数字证书签章。')
  if (sha256Of(statement) !== sha256Of(verified.statement)) refuse('conflict', statementChanged)
  const { certificate, chain, trust } = verified.certified
  await ownCertificate(tx, { ...acting, who }, certificate)
  return {
    words: `数字证书签章（证书序列号 ${certificate.serial}）`,
    signed: {
      algorithm: certificate.key.algorithm,
      signature: verified.signature,
      certificate: Buffer.from(certificate.der),
      chain: chain.map(one => Buffer.from(one.der)),
      checkedAt: acting.at,
      crlAt: newestList(trust, certificate),
    },
  }
}

/** Issue time of the newest revocation list that the certificate was checked against. */
function newestList(trust: Trust, certificate: Certificate): Date | undefined {
  const times = (trust.revocations.get(certificate.issuer.key) ?? []).map(list => list.thisUpdate)
  return times.toSorted((one, other) => other.getTime() - one.getTime())[0]
}
