import { sql } from 'kysely'
import type { Acting, OfficerActor } from '#identity'
import { refuse, type Tx } from '#platform'
import { type Batch, batchStates } from './batch.ts'
import { controlTotalOf } from './control-total.ts'
import { frozenUnits } from './frozen-units.ts'
import { lockBatch } from './lock-batch.ts'
import { held } from './payables.ts'
import { refuseOtherPosts, refuseSamePerson } from './rights.ts'
import { stoppedCases } from './stopped-cases.ts'
import { payments } from './tables.ts'

/**
 * 审批: an officer other than the preparer releases a batch to the bank, after its control total is recomputed. Amounts
 * reduced by ratio become what each case is owed. A second approval is refused.
 * @throws Refusal for a wrong post, the preparer, another state, or a batch that was changed.
 */
export async function approveBatch(tx: Tx, acting: Acting<OfficerActor>, number: string): Promise<void> {
  refuseOtherPosts(acting, 'decide')
  const batch = await lockBatch(tx, number)
  refuseDecided(batch)
  refuseSamePerson(acting, batch.preparedBy, '制单与审批不能由同一人办理，请由其他人员审批。')
  if ((await controlTotalOf(tx, batch)) !== batch.controlTotal) {
    refuse('conflict', '批次明细与制单时的控制总数不一致，不能审批，请驳回后重新制单。')
  }
  await refuseHeld(tx, batch)
  await sql`update disbursement.claim c set due_fen = c.paid_fen + l.amount_fen
      from disbursement.line l where l.batch_no = ${batch.batchNo} and l.amount_fen < l.policy_fen
        and c.unit_no = l.unit_no and c.declaration_id = l.declaration_id`.execute(tx)
  await sql`insert into disbursement.booking
        (unit_no, batch_no, line_no, kind, area_code, amount_fen, booked_at, booked_name)
      select unit_no, batch_no, line_no, 'approved', area_code, amount_fen, ${acting.at}, ${acting.who.name}
      from disbursement.line where batch_no = ${batch.batchNo}`.execute(tx)
  await payments(tx)
    .updateTable('disbursement.line')
    .set({ state: 'open' })
    .where('batch_no', '=', batch.batchNo)
    .execute()
  await decided(tx, acting, batch, { state: 'approved' })
}

export function refuseDecided(batch: Batch): void {
  if (batch.state !== 'prepared') refuse('conflict', `这个批次${batchStates[batch.state]}，请刷新页面查看。`)
}

export async function decided(
  tx: Tx,
  { who, at }: Acting<OfficerActor>,
  batch: Batch,
  columns: { readonly state: 'approved' | 'rejected'; readonly rejection?: string },
): Promise<void> {
  await payments(tx)
    .updateTable('disbursement.batch')
    .set({ ...columns, decided_by: who.accountNo, decided_name: who.name, decided_at: at })
    .where('batch_no', '=', batch.batchNo)
    .execute()
}

/** Since the batch was prepared, the bank may have answered again, or a unit's registration been frozen or revoked. */
async function refuseHeld(tx: Tx, batch: Batch): Promise<void> {
  const rows = await payments(tx)
    .selectFrom('disbursement.payable')
    .select(['unit_no', 'declaration_id', 'unit_name', held])
    .where('payable_no', 'in', query =>
      query.selectFrom('disbursement.line').select('payable_no').where('batch_no', '=', batch.batchNo),
    )
    .execute()
  const names = rows.filter(row => row.held).map(row => row.unit_name)
  if (names.length > 0) {
    refuse('conflict', `${names.slice(0, 5).join('、')}有银行回盘待核实，不能审批，请先核实或驳回本批次。`)
  }
  const frozen = await stoppedCases(tx, rows)
  const stopped = rows.filter(row => frozen.has(row.declaration_id)).map(row => row.unit_name)
  if (stopped.length > 0) refuse('conflict', `${frozenUnits([...new Set(stopped)])}请驳回本批次后重新制单。`)
}
