import { type Acting, queryAsHall } from '#identity'
import { shownYuan, type Tx } from '#platform'
import { sumOf } from '../payment/bank-file.ts'
import { controlTotalOf } from '../payment/control-total.ts'
import { getBatch } from '../payment/lock-batch.ts'
import { type BookLine, bookLines } from './books.ts'
import { wrongCases } from './wrong-cases.ts'
import { wrongSums } from './wrong-sums.ts'

/** The books of all batches, and every disagreement as a sentence. */
export interface CheckedBooks {
  readonly lines: readonly BookLine[]
  readonly faults: readonly string[]
}

/**
 * 对账: recomputes everything from the lines: sums by state, control totals, bank files, the amount paid per case,
 * recoveries, and the states of the cases. Read-only.
 */
export async function checkBooks(acting: Acting): Promise<CheckedBooks> {
  return await queryAsHall(acting, async tx => {
    const lines = await bookLines(tx)
    const faults: string[] = []
    for (const line of lines) faults.push(...(await wrongBatch(tx, line)), ...(await wrongCases(tx, line)))
    return { lines, faults: [...faults, ...(await wrongSums(tx))] }
  })
}

async function wrongBatch(tx: Tx, line: BookLine): Promise<string[]> {
  const { difference, number, controlTotal } = line
  const unbalanced = difference.fen !== 0 || difference.lines !== 0
  const batch = await getBatch(tx, number)
  const changed = (await controlTotalOf(tx, line)) !== controlTotal
  const file = batch.file && (await sumOf(run => run(tx), batch))
  return [
    ...(unbalanced
      ? [
          `批次 ${number}：批准与到账、退回、待回盘之和相差 ${difference.lines} 笔、${shownYuan(difference.fen)} 元`,
        ]
      : []),
    ...(changed ? [`批次 ${number}：明细与控制总数不一致`] : []),
    ...(batch.file && file?.sha256 !== batch.file.sha256
      ? [`批次 ${number}：明细与已下载的银行文件不一致`]
      : []),
  ]
}
