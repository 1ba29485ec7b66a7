import { createHash } from 'node:crypto'
import { stringify } from 'csv-stringify/sync'
import { type Fen, type Tx, yuanOf } from '#platform'
import { publicities } from './tables.ts'

/** One line of a public list: everything published about a unit. Amount in fen. */
export interface PublicLine {
  readonly position: number
  readonly unitName: string
  readonly unitSize: string
  readonly amountFen: Fen
}

/** What the list shows of a case, to any reader. */
export const publicLines = (tx: Tx, publicityNo: number) =>
  publicities(tx)
    .selectFrom('disbursement.publicity_case')
    .select(row => [
      row.ref('position').$notNull().as('position'),
      'unit_name as unitName',
      'unit_size as unitSize',
      'amount_fen as amountFen',
    ])
    .where('publicity_no', '=', publicityNo)
    .where('position', 'is not', null)
    .orderBy('position')

/** The list as a file: UTF-8 with BOM for Excel, and no cell that Excel would evaluate. */
export async function fileOf(tx: Tx, publicityNo: number): Promise<string> {
  const lines: readonly PublicLine[] = await publicLines(tx, publicityNo).execute()
  const rows = lines.map(line => [line.position, line.unitName, line.unitSize, yuanOf(line.amountFen)])
  return stringify([['序号', '单位名称', '单位规模', '返还金额（元）'], ...rows], {
    bom: true,
    record_delimiter: 'windows',
    escape_formulas: true,
  })
}

/** 校验码: SHA-256 of the file, so that anyone can check a copy against the published list. */
export const controlTotalOf = (file: string): string => createHash('sha256').update(file).digest('hex')
