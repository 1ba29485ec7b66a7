import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify'
import { type Acting, type OfficerActor, query } from '#identity'
import { yuanOf } from '#platform'
import { type Line, lineOf, lineStates } from './line.ts'
import { getBatch } from './lock-batch.ts'
import { payments } from './tables.ts'

const linesAtOnce = 1000

const columns: readonly (readonly [string, (line: Line) => string])[] = [
  ['序号', line => String(line.lineNo)],
  ['业务编号', line => line.reference],
  ['单位编号', line => line.unitNo],
  ['单位名称', line => line.unitName],
  ['受理流水号', line => line.serial],
  ['申请年度', line => line.subject],
  ['政策金额(元)', line => yuanOf(line.policyFen)],
  ['拨付金额(元)', line => yuanOf(line.amountFen)],
  ['户名', line => line.accountName],
  ['账号(后四位)', line => line.maskedAccountNo],
  ['开户银行', line => line.bankName],
  ['状态', line => lineStates[line.state]],
  ['到账或退回日期', line => line.happenedOn ?? ''],
  ['退回原因', line => line.reason ?? ''],
  ['追回金额(元)', line => yuanOf(line.recoveringFen)],
]

/** The lines of a batch for accountants: CSV with BOM, safe to open in a spreadsheet. @throws Refusal 'not-found'. */
export async function linesCsv(acting: Acting<OfficerActor>, number: string): Promise<Readable> {
  const { batchNo } = await query(acting, tx => getBatch(tx, number))
  return Readable.from(rowsOf(acting, batchNo)).pipe(
    stringify({ bom: true, escape_formulas: true, record_delimiter: '\r\n' }),
  )
}

async function* rowsOf(acting: Acting<OfficerActor>, batchNo: number) {
  yield columns.map(([title]) => title)
  for (let after = 0; ; ) {
    const rows = await query(acting, tx =>
      payments(tx)
        .selectFrom('disbursement.line')
        .selectAll()
        .where('batch_no', '=', batchNo)
        .where('line_no', '>', after)
        .orderBy('line_no')
        .limit(linesAtOnce)
        .execute(),
    )
    for (const line of rows.map(lineOf)) yield columns.map(([, cell]) => cell(line))
    const last = rows.at(-1)
    if (!last) return
    after = last.line_no
  }
}
