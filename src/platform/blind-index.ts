import { createHmac } from 'node:crypto'
import { opened } from './vault.ts'

/** Keyed index of a normalised value, for equality look-up only; `kind` separates the indexes of different columns. */
export function blindIndex(value: string, kind: string): Buffer {
  return createHmac('sha256', opened().index).update(`${kind}\0${value}`).digest()
}

/** A token only this hall can create, base64url; for CSRF and signed cookies. */
export function signToken(text: string, purpose: string): string {
  return createHmac('sha256', opened().token).update(`${purpose}\0${text}`).digest('base64url')
}
