import type { Fen } from '#platform'
import { maskAccountNo } from '#registry'
import { payeeOfLine } from './payee.ts'
import type { LineRow } from './post-entry.ts'
import type { LineState } from './tables.ts'

/** One payment of a batch for display: only the last four digits of the account. Amounts in fen. */
export interface Line {
  readonly unitNo: string
  readonly unitName: string
  readonly declarationId: string
  readonly lineNo: number
  readonly reference: string
  readonly itemCode: string
  readonly subject: string
  readonly serial: string
  /** the amount under the policy; more than `amountFen` where a budget was reduced by ratio */
  readonly policyFen: Fen
  readonly amountFen: Fen
  readonly recoveringFen: Fen
  readonly accountName: string
  readonly maskedAccountNo: string
  readonly bankName: string
  readonly state: LineState
  readonly happenedOn: string | null
  readonly reason: string | null
}

export const lineStates: Readonly<Record<LineState, string>> = {
  prepared: '待审批',
  open: '待回盘',
  paid: '已到账',
  returned: '银行退回',
  dropped: '未拨付',
}

export function lineOf(row: LineRow): Line {
  const { accountName, accountNo, bankName } = payeeOfLine(row)
  return {
    accountName,
    bankName,
    maskedAccountNo: maskAccountNo(accountNo),
    unitNo: row.unit_no,
    unitName: row.unit_name,
    declarationId: row.declaration_id,
    lineNo: row.line_no,
    reference: row.reference,
    itemCode: row.item_code,
    subject: row.subject,
    serial: row.serial,
    policyFen: row.policy_fen,
    amountFen: row.amount_fen,
    recoveringFen: row.recovering_fen,
    state: row.state,
    happenedOn: row.happened_on,
    reason: row.reason,
  }
}
