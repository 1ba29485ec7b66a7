import { DerFault, type Element, expect, inside, tags, wholeOf } from './der.ts'
import { bitsOf, oidOf } from './der-values.ts'

/** Signature algorithms. SM2-SM3: GM/T 0009-2012; the others: RFC 8017 and RFC 5480, on P-256 only. */
export type Algorithm = 'SM2-SM3' | 'RSA-SHA256' | 'EC-SHA256'

const signatures: Readonly<Record<string, Algorithm>> = {
  '1.2.156.10197.1.501': 'SM2-SM3',
  '1.2.840.113549.1.1.11': 'RSA-SHA256',
  '1.2.840.10045.4.3.2': 'EC-SHA256',
}

const curves: Readonly<Record<string, Algorithm>> = {
  '1.2.156.10197.1.301': 'SM2-SM3',
  '1.2.840.10045.3.1.7': 'EC-SHA256',
}

/** A public key: the point 04 ‖ x ‖ y for SM2, SubjectPublicKeyInfo for the others. */
export interface PublicKey {
  readonly algorithm: Algorithm
  readonly bytes: Uint8Array
}

/** Parses a signature algorithm. @throws DerFault if unsupported. */
export function signatureAlgorithm(element: Element | undefined): Algorithm {
  const algorithm = signatures[oidOf(inside(expect(element, tags.sequence))[0])]
  if (!algorithm) throw new DerFault('signature algorithm')
  return algorithm
}

/** Parses SubjectPublicKeyInfo. @throws DerFault for an unsupported kind of key. */
export function publicKeyOf(element: Element | undefined): PublicKey {
  const info = expect(element, tags.sequence)
  const [kind, bits] = inside(info)
  const [name, curve] = inside(expect(kind, tags.sequence))
  if (oidOf(name) === '1.2.840.113549.1.1.1') {
    return { algorithm: 'RSA-SHA256', bytes: wholeOf(info) }
  }
  if (oidOf(name) !== '1.2.840.10045.2.1') throw new DerFault('kind of key')
  const algorithm = curves[oidOf(curve)]
  if (!algorithm) throw new DerFault('curve')
  const point = bitsOf(bits)
  return { algorithm, bytes: algorithm === 'SM2-SM3' ? point : wholeOf(info) }
}
