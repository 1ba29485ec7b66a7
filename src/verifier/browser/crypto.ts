// Replacement for node:crypto: the hashes and the two kinds of signatures a receipt needs.
import { p256 } from '@noble/curves/nist.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { elementAt, inside, tags, wholeElement } from '../../platform/certificates/der.ts'
import { bitsOf, naturalOf } from '../../platform/certificates/der-values.ts'
import { Buffer } from './buffer.ts'
import { sm3 } from './sm3.ts'

const hashes: Readonly<Record<string, (data: Uint8Array) => Uint8Array>> = {
  sha256,
  sm3,
}

export function createHash(name: string) {
  const parts: Uint8Array[] = []
  const hash = {
    update(data: string | Uint8Array) {
      parts.push(typeof data === 'string' ? new TextEncoder().encode(data) : data)
      return hash
    },
    digest(encoding?: 'hex') {
      const digest = Buffer.from(hashes[name]?.(Buffer.concat(parts)) ?? [])
      return encoding ? digest.toString(encoding) : digest
    },
  }
  return hash
}

/** RSA as modulus and exponent; anything else is a point on P-256. */
interface PublicKey {
  readonly rsa?: { readonly modulus: bigint; readonly exponent: bigint }
  readonly point?: Uint8Array
  readonly asymmetricKeyDetails: { readonly modulusLength?: number }
}

export function createPublicKey({ key }: { readonly key: Uint8Array }): PublicKey {
  const [kind, bits] = inside(wholeElement(key, tags.sequence))
  const body = bitsOf(bits)
  const isRsa = kind && inside(kind).length === 2 && inside(kind)[1]?.tag === 5
  if (!isRsa) return { point: body, asymmetricKeyDetails: {} }
  const [modulus = 0n, exponent = 0n] = inside(elementAt(body, 0, body.length)).map(part =>
    BigInt(`0x${naturalOf(part)}`),
  )
  const modulusLength = modulus.toString(2).length
  return { rsa: { modulus, exponent }, asymmetricKeyDetails: { modulusLength } }
}

const sha256Info = '3031300d060960864801650304020105000420'

/** RSA PKCS #1 v1.5 (RFC 8017, 8.2.2) or ECDSA P-256, with SHA-256. */
export function verify(_: 'sha256', data: Uint8Array, key: PublicKey, signature: Uint8Array): boolean {
  const digest = sha256(data)
  if (!key.rsa) {
    const options = { prehash: false, format: 'der', lowS: false } as const
    return key.point !== undefined && p256.verify(signature, digest, key.point, options)
  }
  const { modulus, exponent } = key.rsa
  const length = Math.ceil(modulus.toString(16).length / 2)
  if (signature.length !== length) return false
  const opened = power(BigInt(`0x${Buffer.from(signature).toString('hex')}`), exponent, modulus)
  const end = `00${sha256Info}${Buffer.from(digest).toString('hex')}`
  const padded = `0001${'ff'.repeat(length - 2 - end.length / 2)}${end}`
  return opened.toString(16).padStart(length * 2, '0') === padded
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let [result, square] = [1n, base % modulus]
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus
    square = (square * square) % modulus
  }
  return result
}
