import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import type { PublicKey } from './algorithms.ts'
import type { Certificate, Signed } from './read-certificate.ts'
import { verifySm2 } from './verify-sm2.ts'

/** Shorter RSA keys are refused. */
const leastRsaBits = 2048

/**
 * Verifies a signature made with a certificate's key over `data`: SM2 with SM3 and user identifier 1234567812345678
 * (DER SEQUENCE { r, s }), RSA PKCS #1 v1.5 or ECDSA P-256 with SHA-256. Does not validate the certificate itself.
 */
export function verifySignatureBy(
  certificate: Certificate,
  data: Uint8Array,
  signature: Uint8Array,
): boolean {
  return verifyBy(certificate.key, data, signature)
}

/** Whether `issuer`'s key signed it; names, dates and constraints are checked by `findChain`. */
export function verifyIssued(issued: { readonly signed: Signed }, issuer: Pick<Certificate, 'key'>): boolean {
  const { content, algorithm, signature } = issued.signed
  return algorithm === issuer.key.algorithm && verifyBy(issuer.key, content, signature)
}

function verifyBy(key: PublicKey, data: Uint8Array, signature: Uint8Array): boolean {
  if (key.algorithm === 'SM2-SM3') return verifySm2(key.bytes, data, signature)
  try {
    const info = opensslKey(key)
    const bits = info.asymmetricKeyDetails?.modulusLength ?? leastRsaBits
    return bits >= leastRsaBits && verify('sha256', data, info, signature)
  } catch {
    // A key OpenSSL cannot read is an invalid signature, not an error.
    return false
  }
}

const read = new WeakMap<PublicKey, KeyObject>()

/** Parsing a key costs OpenSSL more than verifying a signature, so authorities' keys are cached. */
function opensslKey(key: PublicKey): KeyObject {
  const known = read.get(key)
  if (known) return known
  const made = createPublicKey({ key: Buffer.from(key.bytes), format: 'der', type: 'spki' })
  read.set(key, made)
  return made
}
