import { describe, expect, it } from 'vitest'
import { commonPasswords } from './common-passwords.ts'
import { passwordFindings } from './password-findings.ts'

const advice = '请设置新的密码，推荐输入8位到15位的密码，至少包含数字、字母和特殊字符中的两种。'
const common = ['这个密码太常见，容易被猜中，请换一个。']
const ownWords = ['密码不能包含您的证件号码、手机号码、账号或姓名，请换一个。']

describe('passwordFindings', () => {
  it.each([
    'Demo#2023',
    'tide4lamp',
    'lamp-tide',
    '2023#0607',
    '稳岗网厅返还补贴2',
    `${'x'.repeat(63)}9`,
    `1${'稳'.repeat(63)}`,
    `1${'𠮷'.repeat(63)}`,
  ])('accepts %s', password => {
    expect(passwordFindings(password, [])).toEqual([])
  })

  it.each(['', 'tide4la', '1𠮷𠮷𠮷𠮷𠮷𠮷', 'lampshade', '20231123', '#########', '密码密码密码密码'])(
    'gives the advice of the manual for %s',
    password => {
      expect(passwordFindings(password, [])).toEqual([advice])
    },
  )

  it('enforces the maximum length', () => {
    expect(passwordFindings(`${'x'.repeat(64)}9`, [])).toEqual(['密码最长64位，请缩短后重新输入。'])
  })

  it.each(['qwerty123', 'woaini1314', 'a123456789', '1qaz2wsx', 'WoAiNi1314', 'P@ssw0rd', 'Admin@123'])(
    'refuses %s as commonly guessed',
    password => {
      expect(passwordFindings(password, [])).toEqual(common)
    },
  )

  it.each([
    ['41010519900307271X', '41010519900307271x#'],
    ['41010519900307271X', 'a0307271x'],
    ['13800000001', 'abc13800000001'],
    ['13800000001', 'a00000001'],
    ['410783-accept', '410783-Accept'],
    ['王芳', '王芳20230607'],
    [' Zhang San ', 'Zhang San1'],
  ])('refuses what contains %s of one’s own: %s', (own, password) => {
    expect(passwordFindings(password, ['', own])).toEqual(ownWords)
    expect(passwordFindings(password, [])).toEqual([])
  })

  it('handles own values that are empty or very short', () => {
    expect(passwordFindings('Demo#2023', ['', ' ', 'D', 'de', '王'])).toEqual([])
  })
})

describe('leaked', () => {
  it('holds only lower-case passwords that the other rules would accept', () => {
    const [twoKinds, entries] = [/\d.*[^\d]|[^\d].*\d|[a-z].*[^a-z\d]|[^a-z\d].*[a-z]/, [...commonPasswords]]
    expect(entries.length).toBeGreaterThan(300)
    expect(entries.filter(entry => entry.length < 8 || entry !== entry.toLowerCase())).toEqual([])
    expect(entries.filter(entry => !twoKinds.test(entry))).toEqual([])
  })
})
