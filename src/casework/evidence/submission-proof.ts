/** How a submission was confirmed. */
export interface SubmissionProof {
  /** how, as its history says */
  readonly words: string
  readonly signed?: Signature
}

/** A unit's signature over a statement, with everything that is needed to check it again. */
interface Signature {
  readonly algorithm: string
  readonly signature: Buffer
  /** DER */
  readonly certificate: Buffer
  /** DER, nearest issuer first */
  readonly chain: readonly Buffer[]
  readonly checkedAt: Date
  /** the age of the list of revoked certificates that was looked into; none where the issuer gave none */
  readonly crlAt: Date | undefined
}

export function signatureColumns({ signed }: SubmissionProof) {
  if (!signed) return { confirmed_by: 'sms' } as const
  return {
    confirmed_by: 'certificate' as const,
    algorithm: signed.algorithm,
    signature: signed.signature,
    certificate: signed.certificate,
    chain: [...signed.chain],
    checked_at: signed.checkedAt,
    crl_at: signed.crlAt ?? null,
  }
}
