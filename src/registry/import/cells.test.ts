import { expect, test } from 'vitest'
import { corporateAccountFault, normaliseAccountNo } from '../codes/bank.ts'
import {
  coded,
  idNo,
  month,
  oneOf,
  optionalMobile,
  optionalText,
  people,
  text,
  unitNo,
  Wrong,
  yuan,
} from './cells.ts'

const account = coded(normaliseAccountNo, corporateAccountFault)
const size = oneOf(['大型', ''], '应为大型或空')
const today = '2023-08-11'

test.each([
  ['mobile', optionalMobile, '="0086 138-0000-0107"', '13800000107'],
  ['mobile of a program that reads numbers', optionalMobile, '13800000107.0', '13800000107'],
  ['mobile with a dash of print', optionalMobile, '138\u20110000\u20110107', '13800000107'],
  ['invisible mobile', optionalMobile, '\u200b', null],
  ['ID number', idNo, "'41010519790923004×", '41010519790923004X'],
  ['account in groups', account, "'4100 1522 0100-5020 1234", '41001522010050201234'],
  ['unit number in groups', unitNo, "'410783-000005", '410783000005'],
  ['month', month, '2023年9月份', '202309'],
  ['month as a day', month, '="2023/9/1 0:00"', '202309'],
  ['count with a blank between thousands', people, '1 200.00', 1200],
  ['amount', yuan, '‘￥72，000．0000元', 7_200_000],
  ['word of a list', size, '\u3000大 型\u200e', '大型'],
  ['invisible word of a list', size, '\u2060', ''],
  ['text in ="…"', text, '="示例\u00a0公司"', '示例 公司'],
  ['text with a rare form of a character', text, '葛\u{e0100}公司\u200b', '葛\u{e0100}公司'],
  ['text of nothing that shows', optionalText, '="\u200b"', null],
] as const)('%s', (_, read, cell, right) => {
  expect(read(cell, today)).toEqual(right)
})

test.each([
  ['an account of which a program has rounded the end', account, '41001522010050201.0', '只能是数字'],
  ['a name with a control character', text, '示例\u0007公司', '看不见的控制字符（U+0007）'],
  ['a name in former private use', text, '\ue863公司', '“\ue863”（U+E863）'],
  ['a name in private use beyond the first plane', text, '\u{f0001}公司', '（U+F0001）'],
  ['a name lost between encodings', text, '示例??公司', '编码转换时损坏'],
  ['a formula that failed', text, '#N/A', 'Excel 公式的错误值'],
] as const)('%s is refused', (_, read, cell, reason) => {
  const found = read(cell, today)
  expect(found instanceof Wrong ? found.reason : found).toContain(reason)
})
