import { expect, test } from 'vitest'
import { scramVerifier } from './scram-verifier.ts'

test('a verifier as PostgreSQL 15 itself computes it', () => {
  const salt = Buffer.from('AAECAwQFBgcICQoLDA0ODw==', 'base64')
  expect(scramVerifier('pencil', salt)).toMatch(
    /^SCRAM-SHA-256\$4096:AAECAwQFBgcICQoLDA0ODw==\$[\w+/]{43}=:[\w+/]{43}=$/,
  )
  // RFC 7677, section 3: user "user", password "pencil", salt W22ZaJ0SNY7soEsUEjb6gQ==, 4096 rounds.
  const known = scramVerifier('pencil', Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64'))
  expect(known).toBe(
    'SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=',
  )
})
