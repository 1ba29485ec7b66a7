import { corporateAccountFault, normaliseAccountNo } from '../codes/bank.ts'
import { creditCodeFault, normaliseCreditCode } from '../codes/credit-code.ts'
import { idNoFault } from '../codes/id-no.ts'
import { mobileFault } from '../codes/mobile-fault.ts'
import { amountFault, cleanAmount } from './amount.ts'
import { cleanCode, cleanNumber } from './clean-code.ts'
import { cleanIdNo } from './clean-id-no.ts'
import { cleanMobile } from './clean-mobile.ts'
import { cleanDay, dayFault } from './day.ts'
import { cleanMonth, monthFault } from './month.ts'
import { cleanName, nameFault } from './name.ts'

/** How fields of one kind are read, on the server and, while typing, by the island; pure, and fit for old browsers. */
export interface FieldKind {
  /** takes off what certainly does not belong to the value; what was meant is never guessed */
  clean(text: string): string
  /** the problem with a cleaned text in a clerk's words, or undefined; empty text is one for all but a name */
  fault(text: string): string | undefined
  /** leaves room for blanks and marks pasted with the value: a browser cuts off what is longer */
  readonly maxLength: number
  readonly inputMode: 'text' | 'numeric' | 'decimal' | 'tel'
}

export type FieldKindName =
  | 'id-no'
  | 'credit-code'
  | 'mobile'
  | 'bank-account'
  | 'day'
  | 'month'
  | 'amount'
  | 'captcha'
  | 'sms-code'
  | 'name'

const orNothing = (sentence: string) => (text: string) => (text === '' ? sentence : undefined)

/** Every kind of field, declared once. */
export const fieldKinds: Readonly<Record<FieldKindName, FieldKind>> = {
  'id-no': { clean: cleanIdNo, fault: idNoFault, maxLength: 60, inputMode: 'text' },
  'credit-code': { clean: normaliseCreditCode, fault: creditCodeFault, maxLength: 60, inputMode: 'text' },
  mobile: { clean: cleanMobile, fault: mobileFault, maxLength: 40, inputMode: 'tel' },
  'bank-account': {
    clean: normaliseAccountNo,
    fault: corporateAccountFault,
    maxLength: 80,
    inputMode: 'numeric',
  },
  day: { clean: cleanDay, fault: dayFault, maxLength: 40, inputMode: 'text' },
  month: { clean: cleanMonth, fault: monthFault, maxLength: 30, inputMode: 'numeric' },
  amount: { clean: cleanAmount, fault: amountFault, maxLength: 40, inputMode: 'decimal' },
  captcha: { clean: cleanCode, fault: orNothing('请输入图片中的验证码。'), maxLength: 20, inputMode: 'text' },
  'sms-code': { clean: cleanNumber, fault: codeFault, maxLength: 30, inputMode: 'numeric' },
  name: { clean: cleanName, fault: nameFault, maxLength: 100, inputMode: 'text' },
}

function codeFault(code: string): string | undefined {
  return /^\d{6}$/.test(code) ? undefined : '请输入您接收到的验证码。'
}
