import { Secret, TOTP } from 'otpauth'

const period = 30
/** A clock that is half a minute off is still understood. */
const tolerance = 1

/** A fresh secret of 160 bits, base32 (RFC 4648). */
export const newSecret = () => new Secret({ size: 20 }).base32

/** What an authenticator app reads off the QR code. */
export function timeCodeAddress(secret: string, label: string): string {
  return new TOTP({ issuer: '社保网厅', label, secret, period }).toString()
}

/**
 * The half minute (RFC 6238: SHA-1, six digits) to which a code belongs, if that is now, the one before or the one
 * after. `at` is the world's time and not the hall's: telephones know no business clock.
 */
export function stepOf(secret: string, code: string, at: Date): number | undefined {
  const timestamp = at.getTime()
  const token = code.replace(/\s/g, '')
  const of = { token, secret: Secret.fromBase32(secret), period, timestamp, window: tolerance }
  const delta = /^\d{6}$/.test(token) ? TOTP.validate(of) : null
  return delta === null ? undefined : TOTP.counter({ period, timestamp }) + delta
}
