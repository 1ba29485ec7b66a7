import { type ItemRows, type RowCell, rowStates, type ShownRow } from '#casework'
import { type Column, Table, Tag } from '#ui'
import { maskedValue } from '../display-sections.ts'

interface RowsTableProps {
  readonly rows: Pick<ItemRows, 'fields' | 'noun'>
  readonly shown: readonly ShownRow[]
  /** mobiles and ID numbers in full, for those who check them; what is wrong is never masked */
  readonly full?: boolean
  readonly empty?: string
  /** columns before and behind: a tick, a link */
  readonly first?: Column<ShownRow>
  readonly last?: Column<ShownRow>
}

/** Rows of a declaration: their cells, each wrong one with its reason, and what became of them. */
export function RowsTable({ rows, shown, full = false, empty, first, last }: RowsTableProps) {
  const cells = Object.values(rows.fields).map(
    (field, i): Column<ShownRow> => ({
      title: field.label,
      cell: row => {
        const cell = row.cells[i]
        return cell ? <Cell cell={cell} full={full} /> : null
      },
    }),
  )
  return (
    <Table
      caption={`${rows.noun}名单`}
      rows={shown}
      empty={empty ?? `没有${rows.noun}。`}
      columns={[
        ...(first ? [first] : []),
        { title: '序号', cell: row => <Place row={row} />, look: 'nowrap' },
        ...cells,
        { title: '状态', cell: row => <Standing row={row} /> },
        ...(last ? [last] : []),
      ]}
    />
  )
}

function Place({ row: { rowNo, line } }: { readonly row: ShownRow }) {
  return (
    <>
      {rowNo}
      {line === undefined ? null : <span class="muted">{`（表格第 ${line} 行）`}</span>}
    </>
  )
}

function Cell({ cell, full }: { readonly cell: RowCell; readonly full: boolean }) {
  if (cell.fault === undefined) return <>{full ? cell.value : maskedValue(cell)}</>
  return (
    <>
      {cell.value === '' ? '（空）' : cell.value}
      <span class="error">{cell.fault}</span>
    </>
  )
}

const tones = {
  draft: 'neutral',
  referred: 'warning',
  settled: 'success',
  declined: 'danger',
  revoked: 'danger',
} as const

function Standing({ row }: { readonly row: ShownRow }) {
  const { state, wrong, doubts, faults, words } = row
  return (
    <>
      <Tag tone={wrong ? 'danger' : tones[state]}>{wrong ? '有误' : rowStates[state]}</Tag>
      {faults.map(sentence => (
        <span key={sentence} class="error">
          {sentence}
        </span>
      ))}
      {doubts.map(sentence => (
        <p key={sentence} class="muted">
          {state === 'draft' ? `将转人工审核：${sentence}` : sentence}
        </p>
      ))}
      {words === undefined ? null : <p>{`审核意见：${words}`}</p>}
    </>
  )
}
