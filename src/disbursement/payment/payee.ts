import { type Payee, payeeSchema } from '#casework'
import { seal, unsealAs } from '#platform'
import { sealed } from '../sealed.ts'
import type { LineTable, PayableTable } from './tables.ts'

type PayableId = Pick<PayableTable, 'declaration_id' | 'attempt'>
type SealedPayable = PayableId & Pick<PayableTable, 'payee_sealed'>
type LineId = Pick<LineTable, 'reference'>
type SealedLine = LineId & Pick<LineTable, 'payee_sealed'>

export const sealPayeeOfPayable = (payee: Payee, of: PayableId): Buffer =>
  seal(JSON.stringify(payee), sealed.payable, of)

export const payeeOfPayable = (row: SealedPayable): Payee =>
  unsealAs(payeeSchema, row.payee_sealed, sealed.payable, row)

export const sealPayeeOfLine = (payee: Payee, of: LineId): Buffer =>
  seal(JSON.stringify(payee), sealed.line, of)

export const payeeOfLine = (row: SealedLine): Payee =>
  unsealAs(payeeSchema, row.payee_sealed, sealed.line, row)
