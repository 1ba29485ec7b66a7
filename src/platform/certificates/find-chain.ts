import type { Certificate } from './read-certificate.ts'
import type { Trust } from './trust.ts'
import { verifyIssued } from './verify-signature-by.ts'

/** Why a certificate is not trusted. */
export type ChainFault = 'not-yet' | 'expired' | 'unusable' | 'unknown-issuer' | 'revoked' | 'no-revocations'

const longestChain = 6

/**
 * Builds the chain from a certificate to a trusted root at a given time: validity, signature, basic constraints and
 * revocation of each link (RFC 5280, 6). Without a current revocation list nothing is trusted.
 * @returns the authorities from the issuer to the root, or the failure.
 */
export function findChain(
  trust: Trust,
  certificate: Certificate,
  at: Date,
): { readonly chain: readonly Certificate[] } | { readonly fault: ChainFault } {
  if (certificate.strange) return { fault: 'unusable' }
  const chain: Certificate[] = []
  for (let link = certificate; ; ) {
    if (at < link.validFrom) return { fault: 'not-yet' }
    if (at > link.validTo) return { fault: 'expired' }
    if (link !== certificate && isRoot(link)) return { chain }
    const issuer = trust.authorities.find(one => mayHaveIssued(one, link, chain.length))
    if (!issuer || chain.length >= longestChain) return { fault: 'unknown-issuer' }
    const fault = revocationFault(trust, link, at)
    if (fault) return { fault }
    chain.push(issuer)
    link = issuer
  }
}

const isRoot = (one: Certificate) => one.subject.key === one.issuer.key

/** @param below number of authorities between it and the certificate. */
function mayHaveIssued(authority: Certificate, link: Certificate, below: number): boolean {
  return (
    authority.subject.key === link.issuer.key &&
    authority.keyUsage.signsCertificates &&
    (authority.pathLength ?? -1) >= below &&
    verifyIssued(link, authority)
  )
}

/** Checks a certificate against its issuer's revocation lists; the lack of a current list is a failure. */
export function revocationFault(
  trust: Trust,
  link: Certificate,
  at: Date,
): 'revoked' | 'no-revocations' | undefined {
  const lists = trust.revocations.get(link.issuer.key) ?? []
  if (lists.some(list => list.serials.has(link.serial))) return 'revoked'
  const current = lists.some(list => list.nextUpdate === undefined || at <= list.nextUpdate)
  return current ? undefined : 'no-revocations'
}
