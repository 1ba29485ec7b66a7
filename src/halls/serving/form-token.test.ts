import { beforeAll, expect, test } from 'vitest'
import { openVault } from '#platform'
import { formToken, isFormToken } from './form-token.ts'

beforeAll(() => openVault('a secret of at least thirty-two characters'))

test('a form token is another text each time and holds for its visitor only', () => {
  const tokens = Array.from({ length: 100 }, () => formToken('visitor'))
  expect(new Set(tokens.map(token => token.slice(0, 20))).size).toBe(100)
  expect(new Set(tokens.map(token => token.slice(-20))).size).toBe(100)
  expect(tokens.every(token => isFormToken(token, 'visitor'))).toBe(true)
  expect(tokens.some(token => isFormToken(token, 'another'))).toBe(false)
})

test('nothing else is a form token', () => {
  const token = formToken('visitor')
  const turned = Buffer.from(token, 'base64url')
  turned[40] = (turned[40] ?? 0) ^ 1
  for (const wrong of [undefined, '', 'x', token.slice(0, 43), token + token, turned.toString('base64url')]) {
    expect(isFormToken(wrong, 'visitor'), wrong).toBe(false)
  }
})
