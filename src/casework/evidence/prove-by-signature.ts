import { type Acting, checkUnitCertificate, type Member, query, type UnitCertificate } from '#identity'
import { type Certificate, refuse, type Trust, type Tx, verifySignatureBy } from '#platform'
import type { Catalogue } from '../catalogue.ts'
import { pendingSubmission } from '../pending-submission.ts'
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

const changed = '您打开本页后申报内容有变化，没有提交。请重新核对下面的内容，再签章。'

/**
 * Verifies a signature before the transaction of the submission begins, over the statement as it is now.
 * @returns undefined for what is submitted already. @throws Refusal when the statement has changed since the page was
 * shown, or certificate or signature do not hold.
 */
export async function verifySignature(
  acting: Acting<Member>,
  catalogue: Catalogue,
  declarationId: string,
  given: GivenSignature,
): Promise<VerifiedSignature | undefined> {
  const { who } = acting
  if (who.kind !== 'operator') return refuse('forbidden', '只有单位可以用数字证书签章。')
  const { declared, certified } = await query(acting, async tx => ({
    ...(await pendingSubmission(tx, acting, catalogue, declarationId)),
    certified: await checkUnitCertificate(tx, { ...acting, who }, Buffer.from(given.certificate, 'base64')),
  }))
  if (!declared) return undefined
  if (given.statement !== declared.hash) refuse('conflict', changed)
  const signature = Buffer.from(given.signature, 'base64')
  if (!verifySignatureBy(certified.certificate, Buffer.from(declared.statement), signature)) {
    refuse('invalid', '数字证书签名验证没有通过，请重新签章；多次出现请联系发证机构。', 'pin')
  }
  return { statement: declared.statement, signature, certified }
}

/**
 * 签章: the statement that the locked row gives now must be the one whose signature was verified, and the certificate
 * still the unit's. @throws Refusal
 */
export async function proveBySignature(
  tx: Tx,
  acting: Acting<Member>,
  statement: string,
  verified: VerifiedSignature,
): Promise<SubmissionProof> {
  const { who } = acting
  if (who.kind !== 'operator') return refuse('forbidden', '只有单位可以用数字证书签章。')
  if (sha256Of(statement) !== sha256Of(verified.statement)) refuse('conflict', changed)
  const { certificate, chain, trust } = verified.certified
  await checkUnitCertificate(tx, { ...acting, who }, certificate.der)
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
