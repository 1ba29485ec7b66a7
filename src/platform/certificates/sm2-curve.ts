import { createHash } from 'node:crypto'
import { weierstrass } from '@noble/curves/abstract/weierstrass.js'

/** The recommended curve of GM/T 0003.5-2012 (GB/T 32918.5-2017). */
export const Sm2Point = weierstrass({
  p: 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn,
  n: 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n,
  h: 1n,
  a: 0xfffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffcn,
  b: 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n,
  Gx: 0x32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7n,
  Gy: 0xbc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0n,
})

export const order = Sm2Point.CURVE().n

/** The default signer identifier, set by GM/T 0009-2012. */
const userId = Buffer.from('1234567812345678')

const bytesOf = (value: bigint) => Buffer.from(value.toString(16).padStart(64, '0'), 'hex')
const { a, b, Gx, Gy } = Sm2Point.CURVE()
const head = Buffer.concat([
  Buffer.from([0, userId.length * 8]),
  userId,
  bytesOf(a),
  bytesOf(b),
  bytesOf(Gx),
  bytesOf(Gy),
])

/**
 * The digest that SM2 signs: SM3 of the signer's identity hash ZA and the message (GM/T 0003.2-2012, 5.5).
 * @param publicKey 65 bytes, 04 ‖ x ‖ y.
 */
export function sm2Digest(publicKey: Uint8Array, message: Uint8Array): bigint {
  const identity = createHash('sm3').update(head).update(publicKey.subarray(1)).digest()
  const digest = createHash('sm3').update(identity).update(message).digest('hex')
  return BigInt(`0x${digest}`)
}
