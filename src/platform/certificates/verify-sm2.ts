import { DerFault, inside, tags, wholeElement } from './der.ts'
import { naturalOf } from './der-values.ts'
import { order, Sm2Point, sm2Digest } from './sm2-curve.ts'

// The table of the base point: built on first use (a tenth of a second); every verification is then twice as fast.
Sm2Point.BASE.precompute(8, true)

type Point = InstanceType<typeof Sm2Point>

/** Keys of certificate authorities, with tables that make verification six times as fast. */
const kept = new Map<string, Point>()
const mostKept = 64

/** Precomputes tables for a key that verifies many signatures, such as an authority's. Ignores an invalid key. */
export function keepSm2Key(publicKey: Uint8Array): void {
  const name = Buffer.from(publicKey).toString('base64')
  const point = pointOf(publicKey)
  if (!point || kept.has(name) || kept.size >= mostKept) return
  kept.set(name, point.precompute(8, false))
}

/**
 * Verifies an SM2 signature with SM3 and the user identifier 1234567812345678 (GM/T 0003.2-2012, 7.1; GM/T 0009-2012).
 * Node's own functions cannot be used: they sign with an empty identifier, or with ECDSA on the same curve.
 * @param publicKey 65 bytes, 04 ‖ x ‖ y. @param signature DER SEQUENCE { r, s }, strict.
 * @returns false for anything that is not a valid signature, malformed input included.
 */
export function verifySm2(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const numbers = signatureNumbers(signature)
  const point = numbers && (kept.get(Buffer.from(publicKey).toString('base64')) ?? pointOf(publicKey))
  if (!point) return false
  const { r, s } = numbers
  const t = (r + s) % order
  if (t === 0n) return false
  const sum = Sm2Point.BASE.multiplyUnsafe(s).add(point.multiplyUnsafe(t))
  if (sum.is0()) return false
  return (sm2Digest(publicKey, message) + sum.toAffine().x) % order === r
}

/** The point of an uncompressed key; undefined if it is not on the curve. */
function pointOf(publicKey: Uint8Array): Point | undefined {
  if (publicKey.length !== 65 || publicKey[0] !== 4) return undefined
  try {
    const point = Sm2Point.fromBytes(publicKey)
    point.assertValidity()
    return point
  } catch {
    return undefined
  }
}

function signatureNumbers(signature: Uint8Array): { r: bigint; s: bigint } | undefined {
  try {
    const parts = inside(wholeElement(signature, tags.sequence))
    if (parts.length !== 2) return undefined
    const [r = 0n, s = 0n] = parts.map(part => BigInt(`0x${naturalOf(part)}`))
    return r > 0n && r < order && s > 0n && s < order ? { r, s } : undefined
  } catch (fault) {
    if (fault instanceof DerFault) return undefined
    throw fault
  }
}
