import { type Acting, checkUnitCertificate, type Member } from '#identity'
import { type Certificate, refuse, type Trust, type Tx, verifySignatureBy } from '#platform'
import { sha256Of } from './statement.ts'
import type { SubmissionProof } from './submission-proof.ts'

/** The UKey's signature over the statement shown on the page. */
export interface GivenSignature {
  /** SHA-256 of the statement shown, hex */
  readonly statement: string
  /** DER, Base64 */
  readonly certificate: string
  /** Base64 */
  readonly signature: string
}

/**
 * 签章: the signature must cover exactly the statement built from the locked row, by a certificate currently valid for
 * the unit.
 * @throws Refusal when anything changed since the page was shown, or the certificate or signature is invalid.
 */
export async function proveBySignature(
  tx: Tx,
  acting: Acting<Member>,
  statement: string,
  given: GivenSignature,
): Promise<SubmissionProof> {
  const { who } = acting
  if (who.kind !== 'operator') return refuse('forbidden', '只有单位可以用数字证书签章。')
  if (given.statement !== sha256Of(statement)) {
    refuse('conflict', '您打开本页后申报内容有变化，没有提交。请重新核对下面的内容，再签章。')
  }
  const certified = await checkUnitCertificate(
    tx,
    { ...acting, who },
    Buffer.from(given.certificate, 'base64'),
  )
  const { certificate, chain, trust } = certified
  const signature = Buffer.from(given.signature, 'base64')
  if (!verifySignatureBy(certificate, Buffer.from(statement), signature)) {
    refuse('invalid', '数字证书签名验证没有通过，请重新签章；多次出现请联系发证机构。', 'pin')
  }
  return {
    words: `数字证书签章（证书序列号 ${certificate.serial}）`,
    signed: {
      algorithm: certificate.key.algorithm,
      signature,
      certificate: Buffer.from(certificate.der),
      chain: chain.map(one => Buffer.from(one.der)),
      checkedAt: acting.at,
      crlAt: newestList(trust, certificate),
    },
  }
}

/** Issue time of the newest revocation list the certificate was checked against. */
function newestList(trust: Trust, certificate: Certificate): Date | undefined {
  const times = (trust.revocations.get(certificate.issuer.key) ?? []).map(list => list.thisUpdate)
  return times.toSorted((one, other) => other.getTime() - one.getTime())[0]
}
