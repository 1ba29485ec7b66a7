import type { Tx } from '#platform'
import { type DeclarationRow, keyOf } from '../declaration.ts'
import type { DisplaySection } from '../display-row.ts'
import { type JudgedRow, judgeRows, type RowsOpened } from './judge-rows.ts'
import type { ItemRows } from './rows-definition.ts'
import { type FrozenRow, type StatedRows, statedRows } from './stated-rows.ts'
import { type StoredRow, storedRows } from './stored-rows.ts'

/** A draft as it is today. */
export interface DraftRow extends JudgedRow {
  readonly stored: StoredRow
}

/** The rows that submitting now would declare. */
export interface DeclaredRows {
  /** drafts that are right */
  readonly going: readonly DraftRow[]
  /** drafts that must be corrected: they stay with the filer */
  readonly staying: readonly DraftRow[]
  /** rows that took effect in an earlier round of a returned declaration */
  readonly settled: number
  /** what a statement says about the rows: those going, and those decided */
  readonly stated: StatedRows
}

/** Checks all drafts of a declaration on today's facts. Reads only, so that the page of the submission may ask as well. */
export async function declaredRows(tx: Tx, opened: RowsOpened, row: DeclarationRow): Promise<DeclaredRows> {
  const stored = await storedRows(tx, keyOf(row))
  const drafts = stored.filter(one => one.state === 'draft')
  const decided = stored.filter(one => one.state !== 'draft')
  const candidates = drafts.map(({ rowNo, content }) => ({ rowNo, values: content.values }))
  const judged = await judgeRows(tx, opened, candidates, stored)
  const known = new Map(drafts.map(one => [one.rowNo, one]))
  const today = judged.flatMap(one => {
    const before = known.get(one.rowNo)
    return before ? [{ ...one, stored: before }] : []
  })
  const going = today.filter(one => !one.wrong)
  return {
    going,
    staying: today.filter(one => one.wrong),
    settled: decided.filter(one => one.state === 'settled').length,
    stated: statedRows([
      ...decided.map(frozen),
      ...going.map(({ rowNo, readable }) => ({ rowNo, cells: readable })),
    ]),
  }
}

/** A row as its submission said it. */
export const frozen = ({ rowNo, content }: StoredRow): FrozenRow => ({ rowNo, cells: content.readable ?? [] })

/** What is shown and confirmed, the rows in short. */
export const readableWithRows = (
  { rows }: { readonly rows: ItemRows | undefined },
  readable: readonly DisplaySection[],
  declared: DeclaredRows | undefined,
): readonly DisplaySection[] =>
  rows && declared ? [...readable, rowsSection(rows, declared.stated)] : readable

const rowsSection = (
  { noun, counter }: Pick<ItemRows, 'noun' | 'counter'>,
  { count, sha256 }: StatedRows,
): DisplaySection => ({
  title: `提交的${noun}`,
  rows: [
    { label: `${counter}数`, value: `${count} ${counter}` },
    { label: '名单校验码', value: sha256 },
  ],
})
