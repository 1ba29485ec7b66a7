/** What an identity provider vouches for. */
export interface ProvedIdentity {
  readonly idNo: string
  readonly name: string
}

/** One visitor's question to the provider, and what its answer must carry. */
interface IdentityQuestion {
  /** comes back in the address, beside the code */
  readonly state: string
  /** comes back inside the signed answer */
  readonly nonce: string
  /** where the provider sends the visitor afterwards */
  readonly returnTo: string
  readonly at: Date
}

/** 身份认证: an external service that verifies a person's identity (docs/how-to/identity-provider.md). */
export interface IdentityProvider {
  /** The address that the visitor follows. */
  address(question: IdentityQuestion): string
  /**
   * Exchanges the one-time code for who it was.
   * @throws Refusal 'invalid' for a code that the provider does not take, an answer that is not its own, or another's.
   */
  redeem(answer: {
    readonly code: string
    readonly nonce: string
    readonly at: Date
  }): Promise<ProvedIdentity>
}
