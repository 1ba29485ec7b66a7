import { caseStates } from '#casework'
import type { Tx } from '#platform'
import { paymentCode } from '../payment/payment-step.ts'
import { payments } from '../payment/tables.ts'
import type { BookLine } from './books.ts'

const linesAtOnce = 5000

/** Payments of a batch that disagree with the state of their case: paid cases must be settled, open ones waiting. */
export async function wrongCases(tx: Tx, { batchNo, number }: BookLine): Promise<string[]> {
  const faults: string[] = []
  for (let after = 0; ; ) {
    const rows = await payments(tx)
      .selectFrom('disbursement.line')
      .select(['line_no', 'state', 'declaration_id', 'serial'])
      .where('batch_no', '=', batchNo)
      .where('line_no', '>', after)
      .orderBy('line_no')
      .limit(linesAtOnce)
      .execute()
    const cases = await caseStates(
      tx,
      rows.map(row => row.declaration_id),
    )
    for (const row of rows) {
      const stands = cases.get(row.declaration_id)
      const settled = stands?.state === 'passed' || stands?.state === 'revoked'
      const waiting = stands?.state === 'accepted' && stands.step === paymentCode
      if (row.state === 'paid' && !settled) {
        faults.push(`批次 ${number} 第 ${row.line_no} 笔：已到账，但业务 ${row.serial} 没有办结`)
      }
      if (row.state === 'open' && !waiting) {
        faults.push(`批次 ${number} 第 ${row.line_no} 笔：待回盘，但业务 ${row.serial} 不在拨付环节`)
      }
    }
    const last = rows.at(-1)
    if (!last) return faults
    after = last.line_no
  }
}
