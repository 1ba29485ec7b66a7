import { randomBytes, timingSafeEqual } from 'node:crypto'
import { signToken } from '#platform'

const bytes = 32

/**
 * The visitor's form token below a new random mask, so that it is another text in every page: the length of compressed
 * pages then says nothing about it (BREACH).
 */
export function formToken(visitor: string): string {
  const mask = randomBytes(bytes)
  return Buffer.concat([mask, xor(tokenOf(visitor), mask)]).toString('base64url')
}

/** True for the visitor's token below any mask. */
export function isFormToken(text: string | undefined, visitor: string): boolean {
  const masked = Buffer.from(text ?? '', 'base64url')
  if (masked.length !== 2 * bytes) return false
  return timingSafeEqual(xor(masked.subarray(bytes), masked.subarray(0, bytes)), tokenOf(visitor))
}

const tokenOf = (visitor: string) => Buffer.from(signToken(visitor, 'form'), 'base64url')

const xor = (one: Buffer, other: Buffer) => Buffer.from(one.map((byte, i) => byte ^ (other[i] ?? 0)))
