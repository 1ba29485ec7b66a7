import { shownYuan } from '#platform'
import { Notice, Table } from '#ui'
import type { OfficersCase } from './officers-case.ts'

/** What has changed since the case was submitted, shown first on the page. */
export function Changed({ file, examination }: OfficersCase) {
  const { changed, today, submitted } = examination
  const open = file.declaration.state === 'submitted' || file.declaration.state === 'accepted'
  const amount =
    today && submitted && today.amountFen !== submitted.amountFen
      ? [{ title: '返还金额', before: shownYuan(submitted.amountFen), now: shownYuan(today.amountFen) }]
      : []
  const rows = [
    ...changed.map(({ before: earlier, now }) => ({
      title: now.title,
      before: earlier ? shown(earlier) : '当时没有这一项',
      now: shown(now),
    })),
    ...amount,
  ]
  if (!open || rows.length === 0) return null
  return (
    <Notice tone="warning" title={`提交后有 ${rows.length} 项发生变化，请按现在的数据核对`}>
      <Table
        caption="提交后的变化"
        rows={rows}
        empty=""
        columns={[
          { title: '项目', cell: row => row.title },
          { title: '提交时', cell: row => row.before },
          { title: '现在', cell: row => <b>{row.now}</b> },
        ]}
      />
    </Notice>
  )
}

const shown = ({ figure, passed }: { readonly figure: string; readonly passed: boolean }) =>
  `${figure}（${passed ? '符合' : '不符合'}）`
