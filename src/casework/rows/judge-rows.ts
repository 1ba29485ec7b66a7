import { blindIndex, type FormValues, type Tx } from '#platform'
import type { Key } from '../key.ts'
import type { CheckedRow, ItemRows, OpenedRows } from './rows-definition.ts'
import { rowsOf } from './stored-rows.ts'

/** A row to be checked, with the number it has or will have. */
export interface Candidate {
  readonly rowNo: number
  readonly values: FormValues
}

/** A row as checked on today's facts, other rows of its declaration included. */
export interface JudgedRow extends Candidate, Omit<CheckedRow, 'key'> {
  readonly keyIndex: Buffer
  readonly wrong: boolean
}

export interface RowsOpened {
  readonly rows: ItemRows
  readonly opened: OpenedRows
}

/** The keys of a declaration's rows: their numbers by keyed index. */
export interface KeyedRow {
  readonly rowNo: number
  readonly keyIndex: Buffer
}

/** The numbers and keys of all rows of a declaration, by number. */
export async function keysOf(tx: Tx, key: Key): Promise<KeyedRow[]> {
  const rows = await rowsOf(tx, key).select(['row_no', 'key_index']).orderBy('row_no').execute()
  return rows.map(row => ({ rowNo: row.row_no, keyIndex: row.key_index }))
}

/**
 * Checks rows against the item's rules and against the other rows of their declaration: of those with the same key every
 * one but the first is wrong.
 */
export async function judgeRows(
  tx: Tx,
  { rows, opened }: RowsOpened,
  candidates: readonly Candidate[],
  others: readonly KeyedRow[],
): Promise<JudgedRow[]> {
  const checked = await opened.check(
    tx,
    candidates.map(one => one.values),
  )
  const keyed = candidates.flatMap((candidate, i) => {
    const row = checked[i]
    return row ? [{ ...candidate, ...row, keyIndex: indexOf(rows, row.key, candidate.values) }] : []
  })
  const candidateNos = new Set(candidates.map(one => one.rowNo))
  const firsts = firstOfEach([...others.filter(one => !candidateNos.has(one.rowNo)), ...keyed])
  return keyed.map(({ key: _, ...row }) => {
    const first = firsts.get(row.keyIndex.toString('hex')) ?? row.rowNo
    const twice = { field: rows.key, sentence: `与序号 ${first} 重复，请删除其中一行。` }
    const findings = first < row.rowNo ? [...row.findings, twice] : row.findings
    return { ...row, findings, wrong: findings.length > 0 }
  })
}

/** An empty key says nothing, so such a row is known by all it says. */
export const keyIndexOf = (rows: ItemRows, values: FormValues): Buffer =>
  indexOf(rows, rows.keyOf(values), values)

function indexOf(rows: ItemRows, key: string, values: FormValues): Buffer {
  const text =
    key === '' ? JSON.stringify(Object.keys(rows.fields).map(name => values[name] ?? '')) : `=${key}`
  return blindIndex(text, 'declaration-row')
}

function firstOfEach(rows: readonly KeyedRow[]): Map<string, number> {
  const firsts = new Map<string, number>()
  for (const { rowNo, keyIndex } of rows) {
    const key = keyIndex.toString('hex')
    firsts.set(key, Math.min(firsts.get(key) ?? rowNo, rowNo))
  }
  return firsts
}
