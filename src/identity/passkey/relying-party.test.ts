import { describe, expect, it } from 'vitest'
import { relyingPartyOf } from './relying-party.ts'

describe('relyingPartyOf', () => {
  it('is the domain of an HTTPS address, or localhost', () => {
    expect(relyingPartyOf('https://hall.example.gov.cn:8443')).toEqual({
      id: 'hall.example.gov.cn',
      origin: 'https://hall.example.gov.cn:8443',
    })
    expect(relyingPartyOf('http://localhost:8080')).toEqual({
      id: 'localhost',
      origin: 'http://localhost:8080',
    })
  })

  it.each([
    'http://127.0.0.1:8080',
    'https://10.1.2.3',
    'https://[::1]:8080',
    'http://hall.example.gov.cn',
    'nonsense',
  ])('is nothing for %s, where browsers refuse', site => {
    expect(relyingPartyOf(site)).toBeUndefined()
  })
})
