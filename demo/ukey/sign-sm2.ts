import { randomBytes } from 'node:crypto'
import { order, Sm2Point, sm2Digest } from '../../src/platform/certificates/sm2-curve.ts'

/** The public key of a private scalar, 04 ‖ x ‖ y. */
export const publicKeyOf = (secret: bigint): Uint8Array => Sm2Point.BASE.multiply(secret).toBytes(false)

/**
 * Signs as GM/T 0003.2-2012, 6.1 specifies, user identifier 1234567812345678. Only for demonstrations and tests:
 * this JavaScript is not constant-time, so never use it with a real unit's key.
 * @param nonce only for the standard's example. @returns DER SEQUENCE { r, s }.
 */
export function signSm2(secret: bigint, message: Uint8Array, nonce?: bigint): Buffer {
  const digest = sm2Digest(publicKeyOf(secret), message)
  for (;;) {
    const k = nonce ?? freshNumber()
    const r = (digest + Sm2Point.BASE.multiply(k).toAffine().x) % order
    const s = mod(inverse(1n + secret) * (k - r * secret))
    if (r !== 0n && r + k !== order && s !== 0n) return sequence(integer(r), integer(s))
  }
}

function freshNumber(): bigint {
  for (;;) {
    const number = BigInt(`0x${randomBytes(32).toString('hex')}`)
    if (number > 0n && number < order) return number
  }
}

const mod = (value: bigint) => ((value % order) + order) % order

/** Modular inverse by Fermat's little theorem: the order is prime. */
function inverse(value: bigint): bigint {
  let result = 1n
  let base = mod(value)
  for (let left = order - 2n; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * base) % order
    base = (base * base) % order
  }
  return result
}

function integer(value: bigint): Buffer {
  const hex = value.toString(16)
  const body = Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex')
  const padded = (body[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.alloc(1), body]) : body
  return Buffer.concat([Buffer.from([2, padded.length]), padded])
}

function sequence(...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts)
  return Buffer.concat([Buffer.from([0x30, body.length]), body])
}
