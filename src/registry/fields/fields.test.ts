import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { creditCodeFault, organisationCodeHolds } from '../codes/credit-code.ts'
import { normaliseName, sameName } from '../codes/name.ts'
import { cleanText } from './clean-text.ts'
import { type FieldKindName, fieldKinds } from './field-kinds.ts'
import { typed, typedIfAny } from './typed.ts'
import { typedCount } from './typed-count.ts'
import { typedName, typedWords } from './typed-words.ts'

const linesOf = (path: string) =>
  readFileSync(`test/hostile/cases/${path}`, 'utf8')
    .split('\n')
    .filter(line => line !== '')

const kinds: readonly FieldKindName[] = ['credit-code', 'id-no', 'mobile', 'month']

const pasted: readonly (readonly [FieldKindName, string])[] = [
  ['credit-code', '91410105MA000004X1'],
  ['credit-code', '91410105MA000004X1'],
  ['id-no', '410783198506120029'],
  ['id-no', '410783198506120029'],
  ['mobile', '13800000107'],
  ['mobile', '13800000107'],
  ['mobile', '13800000107'],
  ['mobile', '13800000107'],
  ['month', '202309'],
  ['captcha', '8888'],
]

test.each(linesOf('forms/pasted.txt').map((line, i) => ({ line, i })))(
  'pasted line $i: $line is cleaned and taken',
  ({ line, i }) => {
    const [kind, right] = pasted[i] ?? ['captcha', '']
    const { clean, fault } = fieldKinds[kind]
    expect(clean(line)).toBe(right)
    expect(fault(clean(line))).toBeUndefined()
    for (const other of kinds.filter(one => one !== kind)) {
      expect(fieldKinds[other].fault(fieldKinds[other].clean(line)), other).toBeDefined()
    }
  },
)

test('every pasted line has its right answer', () => {
  expect(linesOf('forms/pasted.txt')).toHaveLength(pasted.length)
})

test.each(linesOf('names/pairs.txt').map(line => line.split('\t')))(
  '%j and %j are one name',
  (one, other) => {
    expect(other).toBeDefined()
    expect(one).not.toBe(other)
    expect(sameName(one ?? '', other ?? '')).toBe(true)
    expect(fieldKinds.name.fault(fieldKinds.name.clean(other ?? ''))).toBeUndefined()
  },
)

test('names of other people and units stay other names', () => {
  expect(sameName('古丽·买买提', '古丽买买提')).toBe(false)
  expect(sameName('䶮公司', '龚公司')).toBe(false)
  expect(sameName('⻓垣⻋业', '长垣车业')).toBe(true)
  expect(sameName('⼀⽅公司', '一方公司')).toBe(true)
  expect(normaliseName('\ue864')).toBe('龻')
})

test('what GBK kept in private use is what GB 18030 has there today', () => {
  const decoder = new TextDecoder('gb18030')
  let compared = 0
  for (let i = 0; i < 80; i += 1) {
    const second = 0x50 + i + (i >= 0x7f - 0x50 ? 1 : 0)
    const now = decoder.decode(Uint8Array.of(0xfe, second))
    if (/[\ue000-\uf8ff]/.test(now)) continue
    compared += 1
    expect(normaliseName(String.fromCharCode(0xe815 + i))).toBe(normaliseName(now))
  }
  expect(compared).toBeGreaterThan(70)
})

test.each([
  ['甲\u202e公司', 'U+202E'],
  ['甲\ufffd公司', '损坏'],
  ['甲\ue000公司', 'U+E000'],
  ['甲\ud800公司', 'U+D800'],
])('the damaged name %j is refused', (name, shown) => {
  expect(fieldKinds.name.fault(fieldKinds.name.clean(name))).toContain(shown)
})

test.each<readonly [FieldKindName, string, string]>([
  ['mobile', '0086 138 0000 0107', '13800000107'],
  ['mobile', '86-13800000107', '13800000107'],
  ['mobile', '＋８６ 13800000107\r\n', '13800000107'],
  ['mobile', '\u202a138\u00a00000\u20110107\u202c', '13800000107'],
  ['id-no', '41010519790923004x', '41010519790923004X'],
  ['id-no', '41010519790923004×', '41010519790923004X'],
  ['credit-code', '９１４１０７８３ma000001-5h', '91410783MA0000015H'],
  ['bank-account', '4100 1522\n0100-5020 1234\ufeff', '41001522010050201234'],
  ['month', '2023年9月', '202309'],
  ['day', '２０２３／８／１\u200b', '2023-08-01'],
  ['day', '2023 年 8 月 11 日', '2023-08-11'],
  ['day', '20230811', '2023-08-11'],
  ['month', '２０２３／０９', '202309'],
  ['amount', '￥72，000．00元', '72000.00'],
  ['amount', '1 234 567.5', '1234567.5'],
  ['amount', '1000.0000', '1000.00'],
  ['sms-code', '123 456', '123456'],
  ['captcha', ' ８８ 88\u200b', '8888'],
  ['name', '\u200b古丽·\r\n买买提\u3000', '古丽·买买提'],
])('%s: %j is %s', (kind, text, right) => {
  expect(fieldKinds[kind].clean(text)).toBe(right)
  expect(fieldKinds[kind].fault(right)).toBeUndefined()
})

test.each<readonly [FieldKindName, string]>([
  ['mobile', '85213800000107'],
  ['mobile', '8613800000107 13800000108'],
  ['id-no', '410783 850612 002'],
  ['month', '2023-09-01'],
  ['month', '20239'],
  ['day', '2023-02-30'],
  ['day', '11/8/2023'],
  ['day', '2023-8/11'],
  ['amount', '12,5'],
  ['amount', '1,0000'],
  ['amount', '10.005'],
  ['sms-code', '12345'],
  ['bank-account', '4100152201005020123O'],
])('%s: %j stays wrong', (kind, text) => {
  expect(fieldKinds[kind].fault(fieldKinds[kind].clean(text))).toBeDefined()
})

test('cleaning twice is cleaning once', () => {
  const marks = fc.constantFrom(
    ' ',
    '\u00a0',
    '\u200b',
    '\u202d',
    '-',
    '－',
    '８',
    '1',
    '3',
    'x',
    '年',
    '.',
    ',',
  )
  const text = fc.array(marks).map(parts => parts.join(''))
  for (const { clean } of Object.values(fieldKinds)) {
    fc.assert(
      fc.property(text, once => {
        expect(clean(clean(once))).toBe(clean(once))
      }),
    )
  }
})

test('a credit code of before 2016 is right though its inner organisation code breaks GB 11714', () => {
  const old = '91410783M0009TKT0L'
  expect([creditCodeFault(old), organisationCodeHolds(old)]).toEqual([undefined, false])
  expect(organisationCodeHolds('91410783MA0000015H')).toBe(true)
})

test('text of invisible characters is empty, and its length counts as maxlength does', () => {
  for (const nothing of [
    '\u200b\u200e\ufeff',
    '\u3000\u00a0\u2800',
    '\u200d\ufe0f',
    '\u3164',
    '\u2060\u00ad',
  ]) {
    expect(cleanText(nothing), JSON.stringify(nothing)).toBe('')
  }
  const form = z.object({ words: typedWords({ least: 2, most: 5, missing: '请填写。' }) })
  const wordsOf = (words: string) => form.safeParse({ words }).data?.words
  expect(wordsOf('一\r\n二\r\n三')).toBe('一\n二\n三')
  expect(wordsOf('一\r\n二\r\n三四')).toBeUndefined()
  expect(wordsOf('𠮷𠮷好')).toBe('𠮷𠮷好')
  expect(wordsOf('𠮷𠮷𠮷')).toBeUndefined()
  expect(wordsOf('一\u200b\u200b\u200b')).toBeUndefined()
})

test('all fields of a form are checked, also those that were not posted', () => {
  const form = z
    .object({
      idNo: typed('id-no'),
      mobile: typed('mobile', '请填写手机。'),
      month: typedIfAny('month'),
      name: typedName({ least: 2, most: 50, missing: '请填写姓名。' }),
      kind: z.literal('甲', '请选择。'),
    })
    .superRefine((_, context) => context.addIssue({ code: 'custom', message: '整体。', path: ['whole'] }))
  const found = form.safeParse({ idNo: '1', month: '2023-13', kind: '乙' })
  expect(found.error?.issues.map(issue => issue.message)).toEqual([
    '请输入18位有效证件号码。',
    '请填写手机。',
    '请输入年月 6 位数字，如 202308。',
    '请填写姓名。',
    '请选择。',
  ])
})

test('a count is taken as people write it, up to its most', () => {
  const form = z.object({ people: typedCount({ most: 2000, missing: '请填写人数。' }) })
  const read = (people?: string) => {
    const { data, error } = form.safeParse({ people })
    return data?.people ?? error?.issues[0]?.message
  }
  expect(['\u200b１，２００ ', '0'].map(read)).toEqual([1200, 0])
  expect(['2001', '12345678901', '-1', '', undefined].map(read)).toEqual([
    '不能超过 2000。',
    '不能超过 2000。',
    '请填写人数。',
    '请填写人数。',
    '请填写人数。',
  ])
})
