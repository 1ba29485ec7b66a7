import fc from 'fast-check'
import { expect, test } from 'vitest'
import { areaPrefix } from './area-range.ts'
import { blindIndex, signToken } from './blind-index.ts'
import { businessDate, businessMonth, shownTime, startOfDay } from './business-day.ts'
import { clockFrom } from './clock.ts'
import { ConfigFault, readConfig } from './config.ts'
import { describeConfig } from './describe-config.ts'
import { fenFromYuan, shownYuan, yuanOf } from './money.ts'
import { publicAddress } from './public-address.ts'
import { openVault } from './vault.ts'

test('money converts to text and back without losing a fen', () => {
  fc.assert(
    fc.property(fc.integer({ min: -(10 ** 14), max: 10 ** 14 }), fen => {
      expect(fenFromYuan(yuanOf(fen))).toBe(fen)
    }),
  )
  expect([fenFromYuan('1'), fenFromYuan('0.1'), fenFromYuan('21600.01'), fenFromYuan('-0.00')]).toEqual([
    100, 10, 2160001, 0,
  ])
  for (const wrong of ['', '1.', '.5', '1.234', '1,000', '1e3', ' 1', '１'])
    expect(fenFromYuan(wrong)).toBeUndefined()
  expect(shownYuan(29639856)).toBe('296,398.56')
  expect(shownYuan(-5)).toBe('-0.05')
  expect(yuanOf(0)).toBe('0.00')
  expect(yuanOf(-1)).toBe('-0.01')
})

test('a day begins at midnight in China, whatever the machine’s time zone', () => {
  expect(businessDate(new Date('2023-08-10T15:59:59Z'))).toBe('2023-08-10')
  expect(businessDate(new Date('2023-08-10T16:00:00Z'))).toBe('2023-08-11')
  expect(businessMonth(startOfDay('2023-12-31'))).toBe('202312')
  expect(shownTime(new Date('2023-08-11T01:30:00Z'))).toBe('2023-08-11 09:30')
  const start = new Date('2023-08-11T09:00:00+08:00')
  expect(clockFrom(start).now().getTime() - start.getTime()).toBeLessThan(1000)
})

test('indexes and tokens are of one kind and one secret', () => {
  openVault('a secret of at least thirty-two characters')
  const index = blindIndex('1', 'kind')
  expect(blindIndex('1', 'other').equals(index)).toBe(false)
  const token = signToken('visitor', 'form')
  openVault('another secret of at least thirty-two characters')
  expect(blindIndex('1', 'kind').equals(index)).toBe(false)
  expect(signToken('visitor', 'form')).not.toBe(token)
})

test('production refuses to start without secrets and names each missing one', () => {
  const faults = (env: Record<string, string>) => {
    try {
      readConfig(env)
      return []
    } catch (error) {
      return error instanceof ConfigFault ? error.sentences.map(sentence => sentence.split(':')[0]) : ['?']
    }
  }
  const whole = {
    HALL_SECRET: 'x'.repeat(32),
    PUBLIC_URL: 'https://hall.example.gov.cn/',
    SMS_GATEWAY_URL: 'https://sms.example/send',
    SMS_GATEWAY_TOKEN: 't',
  }
  expect(faults({ NODE_ENV: 'production' })).toEqual([
    'HALL_SECRET',
    'PUBLIC_URL',
    'SMS_GATEWAY_URL',
    'SMS_GATEWAY_TOKEN',
  ])
  expect(faults({ NODE_ENV: 'production', DEMO: '1' })).toEqual(['HALL_SECRET'])
  expect(faults({ NODE_ENV: 'production', ...whole })).toEqual([])
  expect(faults({ NODE_ENV: 'production', ...whole, CAPTCHA_ANSWER: '1234' })).toEqual(['CAPTCHA_ANSWER'])
  expect(faults({ NODE_ENV: 'production', ...whole, HALL_SECRET: 'short' })).toEqual(['HALL_SECRET'])
  expect(faults({ PORT: 'x', DEMO_NOW: 'yesterday' })).toEqual(['PORT', 'DEMO_NOW'])
  const previous = `${'y'.repeat(32)}, ${'z'.repeat(32)}`
  expect(faults({ HALL_SECRET_PREVIOUS: previous })).toEqual(['HALL_SECRET_PREVIOUS'])
  expect(faults({ ...whole, HALL_SECRET_PREVIOUS: `${previous},short` })).toEqual(['HALL_SECRET_PREVIOUS'])
  expect(readConfig({ ...whole, HALL_SECRET_PREVIOUS: previous }).previousSecrets).toEqual([
    'y'.repeat(32),
    'z'.repeat(32),
  ])
  expect(readConfig({})).toMatchObject({ demo: true, port: 8080, host: '127.0.0.1', cookieSecure: false })
  expect(readConfig({ NODE_ENV: 'production', ...whole })).toMatchObject({ demo: false, cookieSecure: true })
  expect(publicAddress(readConfig({ NODE_ENV: 'production', ...whole }))).toBe('https://hall.example.gov.cn')
  expect(publicAddress(readConfig({ PORT: '8181' }))).toBe('http://127.0.0.1:8181')
  const secrets = { HALL_SECRET: 'do not show', HALL_SECRET_PREVIOUS: 'do not show' }
  expect(describeConfig(secrets).join('\n')).not.toContain('do not show')
})

test('an area covers the areas within it', () =>
  expect(['410000', '410100', '410783', '419001'].map(areaPrefix)).toEqual([
    '41',
    '4101',
    '410783',
    '419001',
  ]))
