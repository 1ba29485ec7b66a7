import { describe, expect, it } from 'vitest'
import { hashPassword, nobodysHash, verifyAgainstNothing, verifyPassword } from './hash-password.ts'

/** Verifying against a minimum-cost hash keeps 202 verifications fast. */
const cheap = '$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$KLyrjmbEpQzMnpoYc4BA0HNsXwyJN6Y8wZ1Sd5QRF+Y'

describe('hashPassword', () => {
  it('is argon2id, 19 MiB, two passes, salted', async () => {
    const [one, other] = await Promise.all([hashPassword('Demo#2023'), hashPassword('Demo#2023')])
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(one).not.toBe(other)
  })

  it('refuses the 203rd concurrent request and serves the others', async () => {
    const all = await Promise.allSettled(
      Array.from({ length: 203 }, () => verifyPassword(cheap, 'Demo#2023')),
    )
    const refused = all.filter(one => one.status === 'rejected')
    expect(refused.map(one => String(one.reason))).toEqual([expect.stringContaining('系统繁忙')])
    expect(all.at(-1)).toBe(refused[0])
  })
})

describe('verifyPassword', () => {
  it('accepts only the right password, in Chinese too', async () => {
    const hashed = await hashPassword('稳岗Hall#1')
    expect(await verifyPassword(hashed, '稳岗Hall#1')).toBe(true)
    expect(await verifyPassword(hashed, '稳岗hall#1')).toBe(false)
    expect(await verifyPassword(hashed, '')).toBe(false)
  })
})

describe('verifyAgainstNothing', () => {
  it('is always false, at the cost of a real hash', async () => {
    expect(await verifyAgainstNothing('wrong')).toBe(false)
    const parts = (hashed: string) => {
      const [, kind, version, cost, salt = '', digest = ''] = hashed.split('$')
      return [kind, version, cost, salt.length, digest.length]
    }
    expect(parts(nobodysHash)).toEqual(parts(await hashPassword('Demo#2023')))
  })

  it('queues like a comparison, and is refused when the queue is full', async () => {
    const before = Array.from({ length: 202 }, () => verifyPassword(cheap, 'Demo#2023'))
    await expect(verifyAgainstNothing('wrong')).rejects.toThrow('系统繁忙')
    await Promise.all(before)
  })
})
