/** How a submission was confirmed. */
export interface SubmissionProof {
  /** the method, as worded in the history */
  readonly words: string
  readonly signed?: Signature
}

/** A unit's signature over a statement, with everything needed to verify it again. */
interface Signature {
  readonly algorithm: string
  readonly signature: Buffer
  /** DER */
  readonly certificate: Buffer
  /** DER, nearest issuer first */
  readonly chain: readonly Buffer[]
  readonly checkedAt: Date
  /** issue time of the revocation list that was checked; missing if the issuer published none */
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
