import { sql } from 'kysely'
import type { Acting, OfficerActor } from '#identity'
import { businessYear, type Fen, fenFromYuan, refuse, type Tx } from '#platform'
import { fieldKinds } from '#registry'
import { allocateByPriority, allocateByRatio, type Granted } from './allocate-budget.ts'
import { batchNumber } from './batch.ts'
import { controlTotal } from './control-total.ts'
import { getFormat } from './format/formats.ts'
import { frozenUnits } from './frozen-units.ts'
import { insertLines, linesOfBatch, type PayableRow } from './insert-lines.ts'
import { held, inOrder, openPayables, type PayableSearch } from './payables.ts'
import { payeeOfPayable } from './payee.ts'
import { refuseOtherPosts } from './rights.ts'
import { stoppedCases } from './stopped-cases.ts'
import { type Cut, payments } from './tables.ts'

export interface BatchOrder {
  /** only these payables; if missing, all of the officer's area */
  readonly of: PayableSearch
  /** code of the bank file format */
  readonly format: string
  /** ceiling of the batch, in yuan as typed; empty: no limit */
  readonly ceiling: string
  /** how to stay within the ceiling */
  readonly cut: string
}

export interface PreparedBatch {
  readonly number: string
  readonly lines: number
  readonly totalFen: Fen
  /** units left open because the bank's format cannot represent their account, with reasons */
  readonly unwritable: readonly string[]
  /** units left open because their registration is frozen or revoked */
  readonly frozen: readonly string[]
}

/**
 * 制单: puts open payables into a batch that another officer must approve. A ceiling is applied by priority (what does
 * not fit waits for the next batch) or by ratio. Concurrent preparers never take the same payable.
 * @throws Refusal for a wrong post, an invalid ceiling, or when there is nothing to pay.
 */
export async function prepareBatch(
  tx: Tx,
  acting: Acting<OfficerActor>,
  order: BatchOrder,
): Promise<PreparedBatch> {
  refuseOtherPosts(acting, 'prepare')
  const format = getFormat(order.format)
  const ceilingFen = ceilingIn(order.ceiling)
  const open = await inOrder(openPayables(tx, order.of)).selectAll().select(held).forUpdate().execute()
  const frozen = await stoppedCases(tx, open)
  const unwritable: string[] = []
  const askings = open.flatMap(row => {
    if (row.held || frozen.has(row.declaration_id)) return []
    const payee = payeeOfPayable(row)
    const fault = format.fault({ ...payee, amountFen: row.amount_fen, purpose: '' })
    if (fault) unwritable.push(`${row.unit_name}：${fault}`)
    return fault ? [] : [{ amountFen: row.amount_fen, row }]
  })
  const cut: Cut = order.cut === 'ratio' ? 'ratio' : 'priority'
  const granted =
    ceilingFen === null || cut === 'priority'
      ? allocateByPriority(askings, ceilingFen ?? Number.MAX_SAFE_INTEGER)
      : allocateByRatio(askings, ceilingFen)
  const stopped = [...new Set(open.filter(row => frozen.has(row.declaration_id)).map(row => row.unit_name))]
  if (granted.length === 0) {
    const frozenWords = stopped.length > 0 ? frozenUnits(stopped) : ''
    refuse('conflict', `${nothing(unwritable, askings.length)}${frozenWords}`, 'ceiling')
  }
  const made = await write(tx, acting, { granted, format: format.code, ceilingFen, cut })
  return { ...made, unwritable, frozen: stopped }
}

function nothing(unwritable: readonly string[], asking: number): string {
  if (asking > 0) return '资金总额太小，没有一笔可以拨付。'
  return unwritable.length > 0
    ? `没有可以拨付的款项：${unwritable.slice(0, 5).join('；')}。`
    : '没有可以拨付的款项，可能已被列入其他批次。'
}

function ceilingIn(text: string): Fen | null {
  const plain = fieldKinds.amount.clean(text)
  if (plain === '') return null
  const fen = fenFromYuan(plain)
  if (fen === undefined || fen <= 0)
    refuse('invalid', '资金总额应为大于 0 的金额，单位元，最多两位小数。', 'ceiling')
  return fen ?? null
}

interface NewBatch {
  readonly granted: readonly Granted<{ readonly amountFen: Fen; readonly row: PayableRow }>[]
  readonly format: string
  readonly ceilingFen: Fen | null
  readonly cut: Cut
}

async function write(tx: Tx, acting: Acting<OfficerActor>, batch: NewBatch) {
  const { rows } = await sql<{ next: number }>`select nextval('disbursement.batch_no') as next`.execute(tx)
  const batchNo = rows[0]?.next ?? 0
  const areaCode = acting.who.areaCode
  const number = batchNumber({ areaCode, at: acting.at, batchNo })
  const lines = linesOfBatch(number, batch.granted)
  const totalFen = lines.reduce((sum, line) => sum + line.amountFen, 0)
  await payments(tx)
    .insertInto('disbursement.batch')
    .values({
      batch_no: batchNo,
      number,
      area_code: areaCode,
      state: 'prepared',
      format: batch.format,
      year: businessYear(acting.at),
      ceiling_fen: batch.ceilingFen,
      cut: batch.ceilingFen === null ? null : batch.cut,
      policy_fen: lines.reduce((sum, line) => sum + line.row.amount_fen, 0),
      total_fen: totalFen,
      lines: lines.length,
      control_total: controlTotal(number, lines),
      prepared_by: acting.who.accountNo,
      prepared_name: acting.who.name,
      prepared_at: acting.at,
    })
    .execute()
  await insertLines(tx, batchNo, lines)
  return { number, lines: lines.length, totalFen }
}
