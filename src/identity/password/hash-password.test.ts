import { describe, expect, it } from 'vitest'
import { hashPassword, verifyAgainstNothing, verifyPassword } from './hash-password.ts'

describe('hashPassword', () => {
  it('is argon2id, 19 MiB, two passes, salted', async () => {
    const [one, other] = await Promise.all([hashPassword('Demo#2023'), hashPassword('Demo#2023')])
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(one).not.toBe(other)
  })

  it('refuses the 203rd at the same moment and serves the others', async () => {
    // Verifying against a hash of least cost keeps 202 of them quick.
    const cheap = '$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$KLyrjmbEpQzMnpoYc4BA0HNsXwyJN6Y8wZ1Sd5QRF+Y'
    const all = await Promise.allSettled(
      Array.from({ length: 203 }, () => verifyPassword(cheap, 'Demo#2023')),
    )
    const refused = all.filter(one => one.status === 'rejected')
    expect(refused.map(one => String(one.reason))).toEqual([expect.stringContaining('系统繁忙')])
    expect(all.at(-1)).toBe(refused[0])
  })
})

describe('verifyPassword', () => {
  it('knows the password and no other, in Chinese too', async () => {
    const hashed = await hashPassword('稳岗Hall#1')
    expect(await verifyPassword(hashed, '稳岗Hall#1')).toBe(true)
    expect(await verifyPassword(hashed, '稳岗hall#1')).toBe(false)
    expect(await verifyPassword(hashed, '')).toBe(false)
  })
})

describe('verifyAgainstNothing', () => {
  it('is false and costs the processor what a comparison costs', async () => {
    const hashed = await hashPassword('Demo#2023')
    const time = async (work: () => Promise<boolean>) => {
      const times: number[] = []
      for (let i = 0; i < 7; i += 1) {
        const from = process.cpuUsage().user
        expect(await work()).toBe(false)
        times.push(process.cpuUsage().user - from)
      }
      return Math.min(...times)
    }
    const known = await time(() => verifyPassword(hashed, 'wrong'))
    const unknown = await time(() => verifyAgainstNothing('wrong'))
    expect(unknown / known).toBeGreaterThan(1 / 3)
    expect(unknown / known).toBeLessThan(3)
  })
})
