import { type BookLine, checkBooks } from '#disbursement'
import { type Runtime, shownYuan } from '#platform'
import { systemActing } from './system-acting.ts'

const titles = [
  '批次',
  '笔数',
  '批准(元)',
  '到账(元)',
  '退回(元)',
  '待回盘(元)',
  '追回(元)',
  '差额(元)',
] as const

const cells = (line: BookLine) => [
  line.number,
  String(line.approved.lines),
  ...[line.approved, line.paid, line.returned, line.open].map(tally => shownYuan(tally.fen)),
  ...[line.recoveredFen, line.difference.fen].map(shownYuan),
]

/** Display width in a terminal: a Chinese character takes two columns. */
const wide = (text: string) => [...text].reduce((sum, letter) => sum + (letter > '\u2e80' ? 2 : 1), 0)

/**
 * `books`: 对账. Recomputes the books of all batches, prints them as a table and lists every discrepancy.
 * @returns whether the books balance
 */
export async function printBooks(runtime: Runtime, say: (line: string) => void): Promise<boolean> {
  const { lines, faults } = await checkBooks(systemActing(runtime))
  const rows = [[...titles], ...lines.map(cells)]
  const widths = titles.map((_, i) => Math.max(...rows.map(row => wide(row[i] ?? ''))))
  for (const row of rows) {
    say(row.map((cell, i) => ' '.repeat((widths[i] ?? 0) - wide(cell)) + cell).join('  '))
  }
  for (const fault of faults) say(`不平：${fault}`)
  say(
    faults.length === 0 ? `对账完成：${lines.length} 个批次，全部相符` : `对账完成：${faults.length} 处不符`,
  )
  return faults.length === 0
}
