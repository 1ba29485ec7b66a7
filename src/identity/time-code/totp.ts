import { Secret, TOTP } from 'otpauth'
import { cleanNumber } from '#registry'

const period = 30
/** Tolerance for clocks that are half a minute off. */
const tolerance = 1

/** A new 160-bit secret in base32 (RFC 4648). */
export const newSecret = () => new Secret({ size: 20 }).base32

/** The URI in the QR code for an authenticator app. */
export function timeCodeAddress(secret: string, label: string): string {
  return new TOTP({ issuer: '社保网厅', label, secret, period }).toString()
}

/**
 * The time step (RFC 6238: SHA-1, six digits, 30 s) a code belongs to, if it is the current, previous or next one. `at`
 * is real time, not business time: phones do not know the business clock.
 */
export function stepOf(secret: string, code: string, at: Date): number | undefined {
  const timestamp = at.getTime()
  const token = cleanNumber(code)
  const of = { token, secret: Secret.fromBase32(secret), period, timestamp, window: tolerance }
  const delta = /^\d{6}$/.test(token) ? TOTP.validate(of) : null
  return delta === null ? undefined : TOTP.counter({ period, timestamp }) + delta
}
