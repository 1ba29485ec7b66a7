import fc from 'fast-check'
import { Secret, TOTP } from 'otpauth'
import { describe, expect, it } from 'vitest'
import { newSecret, stepOf, timeCodeAddress } from './totp.ts'

/** RFC 6238, appendix B: the secret is the ASCII text 12345678901234567890. */
const secret = Secret.fromLatin1('12345678901234567890').base32

describe('stepOf', () => {
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_234_567_890, '005924'],
    [20_000_000_000, '353130'],
  ])('knows the code of RFC 6238 at %i s', (seconds, code) => {
    expect(stepOf(secret, code, new Date(seconds * 1000))).toBe(Math.floor(seconds / 30))
  })

  it('accepts a code one time step early or late, and no further', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1e9, max: 4e9 }), fc.integer({ min: -5, max: 5 }), (seconds, off) => {
        const code = TOTP.generate({
          secret: Secret.fromBase32(secret),
          timestamp: (seconds + off * 30) * 1000,
        })
        const step = stepOf(secret, code, new Date(seconds * 1000))
        // A code may match a nearer time step by chance, but never one too far away.
        if (Math.abs(off) <= 1) expect(step).toBeDefined()
        const now = Math.floor(seconds / 30)
        if (step !== undefined) expect(Math.abs(step - now)).toBeLessThanOrEqual(1)
      }),
    )
    const code = TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: 1_234_567_890_000 })
    expect(stepOf(secret, code, new Date(1_234_567_890_000 + 61_000))).toBeUndefined()
  })

  it('accepts six digits as people type them, and nothing else', () => {
    const at = new Date(59_000)
    for (const right of [' 287 082', '287-082', '２８７０８２']) expect(stepOf(secret, right, at)).toBe(1)
    for (const wrong of ['', '28708', '2870822', '28708a']) {
      expect(stepOf(secret, wrong, at)).toBeUndefined()
    }
  })
})

describe('timeCodeAddress', () => {
  it('carries issuer, label and secret', () => {
    const made = newSecret()
    expect(made).toMatch(/^[A-Z2-7]{32}$/)
    const address = new URL(timeCodeAddress(made, '李四'))
    expect(address.searchParams.get('secret')).toBe(made)
    expect(decodeURIComponent(address.pathname)).toContain('社保网厅:李四')
  })
})
