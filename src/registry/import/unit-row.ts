import { z } from 'zod'
import { corporateAccountFault, normaliseAccountNo } from '../codes/bank.ts'
import { mobileFault } from '../codes/contact.ts'
import { creditCodeFault, normaliseCreditCode } from '../codes/credit-code.ts'
import { unitTypes } from '../codes/unit-types.ts'
import { areaCode, flag, optionalText, text, unitNo } from './cells.ts'

/** An optional text that a code rule must accept where it is given. */
const coded = (normalise: (text: string) => string, fault: (text: string) => string | undefined) =>
  optionalText.transform((value, context) => {
    if (value === null) return null
    const code = normalise(value)
    const message = fault(code)
    if (message !== undefined) context.addIssue({ code: 'custom', message })
    return code
  })

export const unit = z.object({
  unit_no: unitNo,
  credit_code: coded(normaliseCreditCode, creditCodeFault),
  name: text,
  unit_type: z.enum(unitTypes, `应为 ${unitTypes.join('、')} 之一`),
  area_code: areaCode,
  size: z
    .enum(['大型', '中型', '小型', '微型', ''], '应为大型、中型、小型、微型或空')
    .transform(value => (value === '' ? null : value)),
  labour_dispatch: flag,
  deregistering: flag,
  discredited: flag,
  mobile: coded(value => value, mobileFault),
  account_name: optionalText,
  account_no: coded(normaliseAccountNo, corporateAccountFault),
  bank_name: optionalText,
})

export type UnitRow = z.infer<typeof unit>
