import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bankCodeFault, corporateAccountFault, normaliseAccountNo } from './bank.ts'
import { creditCheck, creditCodeFault, normaliseCreditCode } from './credit-code.ts'
import { birthDateOf, idCheck, idNoFault, sexOf } from './id-no.ts'
import { maskAccountNo, maskIdNo, maskMobile, maskName } from './mask.ts'
import { mobileFault } from './mobile-fault.ts'
import { normaliseName, sameName } from './name.ts'

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'

test.each([
  '91410783MA0000015H',
  '92410783MA00000239',
  '52410100MJ0000034U',
  '53410000MJ0000042E',
  '31410000MD00000593',
])('the credit code %s is right', code => expect(creditCodeFault(code)).toBeUndefined())

test('a credit code with any one character changed is refused', () => {
  const right = '91410783MA0000015H'
  fc.assert(
    fc.property(fc.nat(17), fc.constantFrom(...alphabet), (at, character) => {
      const changed = right.slice(0, at) + character + right.slice(at + 1)
      expect(creditCodeFault(changed) === undefined).toBe(changed === right)
    }),
  )
})

test('errors in a credit code are reported precisely', () => {
  expect(creditCodeFault('')).toBe('请填写统一社会信用代码。')
  expect(creditCodeFault('91410783MA0000015')).toContain('现在是 17 位')
  expect(creditCodeFault('9141O783MA0000015H')).toContain('“O”')
  expect(creditCodeFault('91410783MA0000015J')).toContain('窗口办理')
  expect(creditCheck('91410783MA0000015')).toBe('H')
  expect(normaliseCreditCode(' ９１410783ma 0000015h ')).toBe('91410783MA0000015H')
})

test('ID numbers: the standard, a leap day, and dates that do not exist', () => {
  for (const right of [
    '11010519491231002X',
    '410783199001010013',
    '410728198002290011',
    '41010519790923004X',
  ]) {
    expect(idNoFault(right)).toBeUndefined()
  }
  expect(idNoFault('410783199104010017')).toContain('校验位不符')
  const noSuchDay = '41078319910231001'
  expect(idNoFault(noSuchDay + idCheck(noSuchDay))).toContain('出生日期')
  expect(idNoFault('41078319910401001')).toBe('请输入18位有效证件号码。')
  expect([
    birthDateOf('410783199104010016'),
    sexOf('410783199104010016'),
    sexOf('410783198506120029'),
  ]).toEqual(['1991-04-01', '男', '女'])
})

test('swapping two neighbouring digits of an ID number is detected', () => {
  fc.assert(
    fc.property(fc.nat(15), at => {
      const right = '410783199104010016'
      const swapped = right.slice(0, at) + right.charAt(at + 1) + right.charAt(at) + right.slice(at + 2)
      expect(idNoFault(swapped) === undefined).toBe(swapped === right)
    }),
  )
})

test('mobiles, accounts and bank codes', () => {
  expect(mobileFault('13800000001')).toBeUndefined()
  for (const wrong of ['12345678', '12800000001', '138000000011', ''])
    expect(mobileFault(wrong)).toContain('11位数字')
  expect(normaliseAccountNo('4100-1522 ０１００')).toBe('410015220100')
  expect(corporateAccountFault('41001522010050201234')).toBeUndefined()
  expect(corporateAccountFault('234567')).toContain('现在是 6 位')
  expect(corporateAccountFault('00000000')).toContain('同一个数字')
  expect(corporateAccountFault('62220A1234')).toContain('只能是数字')
  expect(bankCodeFault('313651027012')).toBeUndefined()
  expect(bankCodeFault('313651027013')).toContain('校验位')
})

test('names compare equal whatever the brackets and spaces', () => {
  expect(sameName('河南（恒发）科技', '河南(恒发) 科技')).toBe(true)
  expect(sameName('ＡＢ公司', 'ab公司')).toBe(true)
  expect(sameName('甲公司', '乙公司')).toBe(false)
  fc.assert(
    fc.property(fc.string(), name => {
      expect(normaliseName(normaliseName(name))).toBe(normaliseName(name))
    }),
  )
})

test('masks show only what the owner recognises', () => {
  expect(maskIdNo('410783199104010016')).toBe('410***********0016')
  expect(maskMobile('13800000001')).toBe('138****0001')
  expect(maskAccountNo('41001522010050201234')).toBe('****************1234')
  expect(maskName('张三丰')).toBe('张**')
  fc.assert(
    fc.property(fc.string({ maxLength: 6 }), short => {
      expect(maskIdNo(short)).toMatch(/^\**$/)
    }),
  )
})
