import { type Certificate, DerFault, readCertificate, verifyIssued, verifySignatureBy } from '#platform'

export interface SignedBytes {
  readonly statement: string
  readonly signature: Buffer
  readonly certificate: Buffer
  /** nearest issuer first */
  readonly chain: readonly Buffer[]
  readonly signedAt: Date
}

/** What a signature proves on its own, using only its own bytes. */
export interface CheckedSignature {
  readonly certificate: Certificate
  /** the root authority of the chain, to be compared with the certificate that the authority publishes */
  readonly root: Certificate
  /** problems found, in plain words */
  readonly faults: readonly string[]
}

/** @returns undefined when the certificates cannot be parsed. */
export function checkSignature(signed: SignedBytes): CheckedSignature | undefined {
  const certificates = readAll([signed.certificate, ...signed.chain])
  const [certificate] = certificates
  const root = certificates.at(-1)
  if (!certificate || !root) return undefined
  const faults: string[] = []
  if (!verifySignatureBy(certificate, Buffer.from(signed.statement), signed.signature)) {
    faults.push('内容已被改动，或不是这张证书签的')
  }
  if (certificates.some((one, i) => !issuedBy(one, certificates[i + 1] ?? root))) {
    faults.push('证书不是所附机构签发的')
  }
  if (signed.signedAt < certificate.validFrom || signed.signedAt > certificate.validTo) {
    faults.push('签章时证书不在有效期内')
  }
  return { certificate, root, faults }
}

function readAll(ders: readonly Buffer[]): Certificate[] {
  try {
    return ders.map(readCertificate)
  } catch (fault) {
    if (fault instanceof DerFault) return []
    throw fault
  }
}

const issuedBy = (one: Certificate, issuer: Certificate): boolean =>
  one.issuer.key === issuer.subject.key && verifyIssued(one, issuer)
