import { refuse } from '#platform'
import type { BankFormat } from './bank-format.ts'
import { csv } from './csv.ts'
import { fixed } from './fixed.ts'

/** Bank file formats, the default first. To add a bank, add a file and a line here. */
export const bankFormats: readonly BankFormat[] = [csv, fixed]

/** @throws Refusal beside `format`. */
export const getFormat = (code: string): BankFormat =>
  bankFormats.find(format => format.code === code) ?? refuse('invalid', '请选择银行文件格式。', 'format')
