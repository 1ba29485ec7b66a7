import { corporateAccountFault, normaliseAccountNo } from '../../codes/bank.ts'
import { creditCodeFault, normaliseCreditCode } from '../../codes/credit-code.ts'
import { unitSizes, unitTypes } from '../../codes/unit-types.ts'
import {
  areaCode,
  type Cell,
  coded,
  flag,
  oneOf,
  optionalMobile,
  optionalText,
  text,
  unitNo,
} from '../cells.ts'
import type { RowOf } from '../file-kind.ts'

const sizeOrNone = oneOf([...unitSizes, ''], '应为大型、中型、小型、微型或空')
const size: Cell<string | null> = (value, today) => {
  const one = sizeOrNone(value, today)
  return one === '' ? null : one
}

export const unitCells = {
  unit_no: unitNo,
  credit_code: coded(normaliseCreditCode, creditCodeFault),
  name: text,
  unit_type: oneOf(unitTypes, `应为 ${unitTypes.join('、')} 之一`),
  area_code: areaCode,
  size,
  labour_dispatch: flag,
  deregistering: flag,
  discredited: flag,
  mobile: optionalMobile,
  account_name: optionalText,
  account_no: coded(normaliseAccountNo, corporateAccountFault),
  bank_name: optionalText,
}

export type UnitRow = RowOf<typeof unitCells>
